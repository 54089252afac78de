/**
 * Recover an account that is contained.
 *
 * 1. The subject's manager decides; silence is a denial.
 * 2. Everything is checked again, right before anything is destroyed; what changed ends the recovery here.
 * 3. The phone's methods are removed and their absence is proven.
 * 4. App passwords: no API deletes them, so a person is asked to; the ticket says who, where and how.
 * 5. The case follows the app passwords until the audit log shows their deletion or the time is up, and looks at the
 *    methods once more.
 */
import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { authenticationMethod } from "../../lib/domain/method.ts";
import { policy } from "../../lib/domain/policy.ts";
import { recheckCase } from "../activities/recheck-case.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { attempt, must } from "../kit/attempt.ts";
import { phase } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { askApproval } from "./ask-approval.ts";
import { followUp } from "./follow-up.ts";
import { removeMethods } from "./remove-methods.ts";

export const recover = runbook(
  "recover",
  {
    subject: userId,
    approver: userId,
    factsHash: z.string(),
    methods: z.array(authenticationMethod),
    clocks: policy.shape.clocks,
  },
  function* (run, { subject, approver, factsHash, methods, clocks }) {
    // 1. Approval.
    yield* phase(run, askApproval, { subject, approver, factsHash, approvalSeconds: clocks.approvalSeconds });

    // 2. Check again.
    yield* must(run, recheckCase, { subject, factsHash });

    // 3. Remove and prove.
    yield* phase(run, removeMethods, { subject, methods, clocks });

    // 4. Ask for the app passwords.
    yield* attempt(run, tellTicket, { turn: "app-passwords-wanted", code: null }, "app-passwords-wanted");

    // 5. Follow.
    yield* phase(run, followUp, { subject, clocks });
    return completed();
  },
);
