import { call, frameOf, giveUp } from "./attempt.ts";
import type { Contract } from "./contract.ts";
import { stopped, Stopped, type Run, type Steps } from "./runbook.ts";
import { deadlineIn } from "./wait.ts";

const rounds = 8;

/**
 * Does what no case can go without, for four hours if need be: two tries, then a wait that doubles each time, from one
 * minute. When even that was not enough the log says so, for somebody to look, and the runbook ends.
 */
export function* insist<Input extends object, Evidence>(
  run: Run,
  step: Contract<Input, Evidence>,
  input: Input,
  discriminator?: string,
): Steps<Evidence> {
  const frame = frameOf(run, step, input, discriminator);
  for (let round = 0; round < rounds; round++) {
    const outcome = yield* call(run, step, { ...input, ...frame }, 2);
    if (outcome?.result === "ended") return outcome.evidence;
    if (outcome) throw new Stopped({ kind: "refused", code: outcome.code });
    yield run.context.df.createTimer(new Date(deadlineIn(run, 60 * 2 ** round)));
  }
  const outcome = yield* giveUp(run, step, input, frame);
  if (outcome.result === "ended") return outcome.evidence;
  if (!run.context.df.isReplaying)
    run.context.error("what no case can go without could not be done in four hours: look at the case", {
      caseId: run.caseId,
      step: step.name,
    });
  throw new Stopped(stopped(outcome.code));
}
