/** A step of a runbook: an activity under a key of its own, with tries, waits and an end in the trail. */
import type { GaveUp } from "../../lib/domain/audit-entry.ts";
import type { Ended, Refused } from "../../lib/domain/outcome.ts";
import { call } from "./call.ts";
import type { Contract } from "./contract.ts";
import { stopped, Stopped, type Run, type Steps } from "./runbook.ts";

/**
 * Does the step and goes on whichever way it ends. It has one budget over its whole run: five calls that throw, and the step's
 * own patience for every wait together. The discriminator tells repeats apart.
 */
export const attempt = <Input extends object, Evidence>(
  run: Run,
  step: Contract<Input, Evidence>,
  input: Input,
  discriminator?: string,
): Steps<Ended<Evidence> | Refused | GaveUp> =>
  call(run, step, input, discriminator, { seconds: step.patienceSeconds, throws: 5 });

/** Does the step, and ends the runbook unless it succeeds. */
export function* must<Input extends object, Evidence>(
  run: Run,
  step: Contract<Input, Evidence>,
  input: Input,
  discriminator?: string,
): Steps<Evidence> {
  const outcome = yield* attempt(run, step, input, discriminator);
  if (outcome.result === "ended") return outcome.evidence;
  throw new Stopped(
    outcome.result === "refused" ? { kind: "refused", code: outcome.code } : stopped(outcome.code),
  );
}
