/**
 * Remove what an approver agrees to, down to the default method.
 *
 * 1. The approver decides, what was agreed to is removed, and that is proven.
 * 2. A default method that the directory holds on to is followed until another one is chosen or the time is up.
 */
import { phase } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { followDefault } from "./follow-default.ts";
import { removal, removeApproved } from "./remove-approved.ts";

export const removeAndFollow = runbook("remove-and-follow", removal, function* (run, input) {
  // 1. Remove.
  yield* phase(run, removeApproved, input);

  // 2. Follow.
  yield* phase(run, followDefault, { subject: input.subject, clocks: input.clocks });
  return completed();
});
