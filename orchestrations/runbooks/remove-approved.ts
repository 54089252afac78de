/**
 * Remove what an approver agrees to.
 *
 * 1. The subject's manager decides, and where two have to agree the second approver after that; silence is a denial.
 * 2. After the policy's time for an objection everything is checked again, right before anything is destroyed; what changed
 *    ends it here.
 * 3. The methods are removed and their absence is proven.
 */
import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { authenticationMethod } from "../../lib/domain/method.ts";
import { policy } from "../../lib/domain/policy.ts";
import { recheckCase } from "../activities/recheck-case.contract.ts";
import { must } from "../kit/attempt.ts";
import { phase } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { askApproval } from "./ask-approval.ts";
import { cooledOff } from "./parts/cooled-off.ts";
import { removeMethods } from "./remove-methods.ts";

export const removal = {
  subject: userId,
  approver: userId,
  second: userId.optional(),
  factsHash: z.string(),
  methods: z.array(authenticationMethod),
  isContained: z.boolean(),
  clocks: policy.shape.clocks,
};

export const removeApproved = runbook("remove-approved", removal, function* (run, input) {
  const { subject, approver, second, factsHash, methods, isContained, clocks } = input;
  // 1. Approval.
  const { approvalSeconds } = clocks;
  const asked = { subject, factsHash, approvalSeconds };
  yield* phase(run, askApproval, { ...asked, approver, stage: "manager" as const }, "manager");
  if (second)
    yield* phase(run, askApproval, { ...asked, approver: second, stage: "second" as const }, "second");

  // 2. Check again.
  yield* cooledOff(run, subject, clocks.coolingOffSeconds);
  yield* must(run, recheckCase, { subject, factsHash });

  // 3. Remove and prove.
  yield* phase(run, removeMethods, { subject, methods, isContained, clocks });
  return completed();
});
