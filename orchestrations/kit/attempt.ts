/** A step of a runbook: an activity under a key of its own, with tries, waits and an end in the trail. */
import { z } from "zod";
import { effectStatus, type Ended, type Refused } from "../../lib/domain/outcome.ts";
import { stepKey } from "../../lib/domain/step-key.ts";
import type { Budget } from "./budget.ts";
import type { Contract } from "./contract.ts";
import { answerOf, keepTrying } from "./keep-trying.ts";
import { stopped, Stopped, type Run, type Steps } from "./runbook.ts";

/** The budget is used up and nothing is known of the effect; the audit trail says so. */
export interface GaveUp {
  readonly result: "gave-up";
  readonly code: "gave-up";
}

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

const refusal = z.object({ result: z.literal("refused"), code: z.string(), detail: z.string() });
const gaveUp = z.object({ result: z.literal("gave-up"), code: z.literal("gave-up") });
const later = z.object({ result: z.literal("later") });

/** The first call stands in this history; a step that it does not end leaves four more events here, and goes on elsewhere. */
export function* call<Input extends object, Evidence>(
  run: Run,
  step: Contract<Input, Evidence>,
  input: Input,
  discriminator: string | undefined,
  budget: Budget,
): Steps<Ended<Evidence> | Refused | GaveUp> {
  const { caseId } = run;
  const subject = "subject" in input && typeof input.subject === "string" ? input.subject : null;
  const given = { ...input, caseId, key: stepKey({ caseId, step: step.name, subject, discriminator }) };
  const ended = z.object({ result: z.literal("ended"), status: effectStatus, evidence: step.evidence });
  const final = z.discriminatedUnion("result", [ended, refusal, gaveUp]);

  const answer = yield* answerOf(run.context, step.name, { ...given, carry: null });
  if (answer !== "threw" && !later.safeParse(answer).success) return final.parse(answer);
  const tried = { caseId, step: step.name, input: given, budget, answer };
  const id = `${run.instanceId}:${keepTrying.name}:${run.nextNumber()}`;
  return final.parse(yield run.context.df.callSubOrchestrator(keepTrying.name, tried, id));
}
