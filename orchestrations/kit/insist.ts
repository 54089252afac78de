import { mostCalls } from "./budget.ts";
import { call } from "./call.ts";
import type { Contract } from "./contract.ts";
import { stopped, Stopped, type Run, type Steps } from "./runbook.ts";

const fourHours = { seconds: 4 * 3600, throws: mostCalls };

/**
 * Does what no case can go without, ever more seldom for four hours if need be. When even that was not enough the log says
 * so, for somebody to look, and the runbook ends.
 */
export function* insist<Input extends object, Evidence>(
  run: Run,
  step: Contract<Input, Evidence>,
  input: Input,
  discriminator?: string,
): Steps<Evidence> {
  const outcome = yield* call(run, step, input, discriminator, fourHours);
  if (outcome.result === "ended") return outcome.evidence;
  if (outcome.result === "refused") throw new Stopped({ kind: "refused", code: outcome.code });
  if (!run.context.df.isReplaying)
    run.context.error("what no case can go without could not be done in four hours: look at the case", {
      caseId: run.caseId,
      step: step.name,
    });
  throw new Stopped(stopped(outcome.code));
}
