/**
 * Change the phone number that an approver agrees to.
 *
 * 1. The subject's manager decides; silence is a denial.
 * 2. After the policy's time for an objection everything is checked again; what changed ends it here.
 * 3. The ticket is told where an operator enters the number: it is typed on that page, and nowhere else.
 * 4. The case waits for that until the time is up.
 */
import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { policy } from "../../lib/domain/policy.ts";
import { recheckCase } from "../activities/recheck-case.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { attempt, must } from "../kit/attempt.ts";
import { phase } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { deadlineIn } from "../kit/wait.ts";
import { askApproval } from "./ask-approval.ts";
import { awaitNumber } from "./await-number.ts";
import { cooledOff } from "./parts/cooled-off.ts";

export const changeApproved = runbook(
  "change-approved",
  { subject: userId, approver: userId, factsHash: z.string(), clocks: policy.shape.clocks },
  function* (run, { clocks, ...request }) {
    // 1. Approval.
    const { subject, factsHash } = request;
    const { approvalSeconds, followSeconds } = clocks;
    const stage = "manager" as const;
    yield* phase(run, askApproval, { ...request, stage, approvalSeconds }, stage);

    // 2. Check again.
    yield* cooledOff(run, subject, clocks.coolingOffSeconds);
    yield* must(run, recheckCase, { subject, factsHash });
    const until = deadlineIn(run, followSeconds);

    // 3. Tell.
    yield* attempt(run, tellTicket, { turn: "number-wanted" as const, code: null }, "number-wanted");

    // 4. Wait.
    yield* phase(run, awaitNumber, { subject, until });
    return completed();
  },
);
