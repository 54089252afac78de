/**
 * Assign the token that an approver agrees to.
 *
 * 1. The subject's manager decides; silence is a denial.
 * 2. After the policy's time for an objection everything is checked again; what changed ends it here.
 * 3. The token is assigned, and that is read back.
 * 4. The ticket and the subject are told how it is activated: a code from it is needed, which only its holder sees.
 * 5. The case looks for the activation, ever more seldom, until the time is up.
 */
import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { policy } from "../../lib/domain/policy.ts";
import { assignToken } from "../activities/assign-token.contract.ts";
import { checkTokenActivated } from "../activities/check-token-activated.contract.ts";
import { notifyPerson } from "../activities/notify-person.contract.ts";
import { recheckCase } from "../activities/recheck-case.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { attempt, must } from "../kit/attempt.ts";
import { phase } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { askApproval } from "./ask-approval.ts";
import { cooledOff } from "./parts/cooled-off.ts";

const wanted = { turn: "activation-wanted" as const, code: null };

export const assignApproved = runbook(
  "assign-approved",
  { subject: userId, approver: userId, factsHash: z.string(), clocks: policy.shape.clocks },
  function* (run, { clocks, ...request }) {
    // 1. Approval.
    const { subject, factsHash } = request;
    const { approvalSeconds, firstFollowSeconds: firstLookSeconds, followSeconds } = clocks;
    const stage = "manager" as const;
    yield* phase(run, askApproval, { ...request, stage, approvalSeconds }, stage);

    // 2. Check again.
    yield* cooledOff(run, subject, clocks.coolingOffSeconds);
    yield* must(run, recheckCase, { subject, factsHash });

    // 3. Assign.
    yield* must(run, assignToken, { subject });

    // 4. Tell.
    yield* attempt(run, tellTicket, wanted, "activation-wanted");
    yield* attempt(run, notifyPerson, { subject, to: subject, ...wanted }, "activation-wanted");

    // 5. Follow.
    yield* attempt(run, checkTokenActivated, { subject, firstLookSeconds, followSeconds });
    return completed();
  },
);
