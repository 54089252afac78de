/**
 * Remove what an approver agrees to, down to the default method, and lead the way back.
 *
 * 1. The approver decides, what was agreed to is removed, and that is proven.
 * 2. Side by side: a default method that the directory holds on to is followed until another one is chosen or the time is
 *    up; and who has nothing strong left is handed a pass; once one was made, nothing is revoked any more.
 */
import { z } from "zod";
import { beside, phase, phasesBeside } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { deadlineIn } from "../kit/wait.ts";
import { followDefault } from "./follow-default.ts";
import { removal, removeApproved } from "./remove-approved.ts";
import { wayBack } from "./way-back.ts";

export const removeAndFollow = runbook(
  "remove-and-follow",
  { ...removal, needsPass: z.boolean() },
  function* (run, input) {
    const { subject, approver, isContained, needsPass, clocks } = input;
    // 1. Remove.
    yield* phase(run, removeApproved, input);

    // 2. Follow.
    const until = deadlineIn(run, clocks.followSeconds);
    yield* phasesBeside(run, [
      beside(followDefault, { subject, isContained, clocks }),
      ...(needsPass ? [beside(wayBack, { subject, approver, until, clocks })] : []),
    ]);
    return completed();
  },
);
