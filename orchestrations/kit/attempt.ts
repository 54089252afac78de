/** A step of a runbook: an activity under a key of its own, with tries, waits and an end in the trail. */
import * as df from "durable-functions";
import { z } from "zod";
import { effectStatus, type Ended, type Refused } from "../../lib/domain/outcome.ts";
import { stepKey } from "../../lib/domain/step-key.ts";
import type { Contract } from "./contract.ts";
import { recordGaveUp } from "./record-gave-up.contract.ts";
import { stopped, Stopped, type Run, type Steps } from "./runbook.ts";
import { deadlineIn } from "./wait.ts";

/** The tries are used up and nothing is known of the effect; the audit trail says so. */
export interface GaveUp {
  readonly result: "gave-up";
  readonly code: "gave-up";
}

/** For what adapters throw; five tries take some two and a half minutes. */
const retrying = (tries: number) => {
  const retry = new df.RetryOptions(5_000, tries);
  retry.backoffCoefficient = 2;
  retry.maxRetryIntervalInMilliseconds = 60_000;
  return retry;
};

/** Does the step and goes on whichever way it ends. The discriminator tells repeats apart. */
export function* attempt<Input extends object, Evidence>(
  run: Run,
  step: Contract<Input, Evidence>,
  input: Input,
  discriminator?: string,
): Steps<Ended<Evidence> | Refused | GaveUp> {
  const frame = frameOf(run, step, input, discriminator);
  const outcome = yield* call(run, step, { ...input, ...frame });
  return outcome ?? (yield* giveUp(run, step, input, frame));
}

const subjectOf = (input: object): string | null =>
  "subject" in input && typeof input.subject === "string" ? input.subject : null;

/** What every step is given, whoever calls it. */
export function frameOf(run: Run, step: { readonly name: string }, input: object, discriminator?: string) {
  const { caseId } = run;
  return { caseId, key: stepKey({ caseId, step: step.name, subject: subjectOf(input), discriminator }) };
}

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

const later = z.object({
  result: z.literal("later"),
  seconds: z.number().positive(),
  carry: z.unknown().optional(),
});
const refusal = z.object({ result: z.literal("refused"), code: z.string(), detail: z.string() });
const gaveUp = z.object({ result: z.literal("gave-up"), code: z.literal("gave-up") });
const endOfStep = <Input, Evidence>(step: Contract<Input, Evidence>) =>
  z.object({ result: z.literal("ended"), status: effectStatus, evidence: step.evidence });

/** Calls until the answer is final; undefined: every try threw, or a wait would use up the step's patience. */
export function* call<Input, Evidence>(
  run: Run,
  step: Contract<Input, Evidence>,
  input: object,
  tries: number = 5,
): Steps<Ended<Evidence> | Refused | undefined> {
  const answer = z.discriminatedUnion("result", [endOfStep(step), refusal, later]);
  let carry: unknown = null;
  let asked = 0;
  for (let waited = 0; ;) {
    let raw: unknown;
    try {
      raw = yield run.context.df.callActivityWithRetry(step.name, retrying(tries), { ...input, carry });
    } catch {
      return undefined; // each throw is in the activity's own log
    }
    const outcome = answer.parse(raw);
    if (outcome.result !== "later") return outcome;
    carry = outcome.carry ?? carry;
    const seconds = outcome.carry === undefined ? evermore(outcome.seconds, asked++) : outcome.seconds;
    waited += seconds;
    if (waited > step.patienceSeconds) return undefined;
    yield run.context.df.createTimer(new Date(deadlineIn(run, seconds)));
  }
}

/** What the other side asks for, but ever more seldom, so that its short waits do not fill the history. */
const evermore = (asked: number, times: number): number => Math.max(asked, Math.min(60, 5 * 2 ** times));

/** Closes the step's frame in the trail. What stands there counts: only the answer of a try that ended may have been lost. */
export function* giveUp<Input extends object, Evidence>(
  run: Run,
  step: Contract<Input, Evidence>,
  input: Input,
  { caseId, key }: ReturnType<typeof frameOf>,
): Steps<Ended<Evidence> | Refused | GaveUp> {
  const stands = z.discriminatedUnion("result", [endOfStep(step), refusal, gaveUp]);
  const frame = { caseId, key, step: step.name, subject: subjectOf(input) };
  try {
    const raw = yield run.context.df.callActivityWithRetry(recordGaveUp.name, retrying(5), frame);
    return z.object({ evidence: z.object({ outcome: stands }) }).parse(raw).evidence.outcome;
  } catch {
    if (!run.context.df.isReplaying)
      run.context.error("a step's end could not be written: its frame in the trail stays open", {
        caseId: run.caseId,
        step: step.name,
      });
    return { result: "gave-up", code: "gave-up" };
  }
}
