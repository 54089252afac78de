/** The few words runbooks are written in. Nothing else touches the durable context. */
import * as df from "durable-functions";
import type { OrchestrationContext, OrchestrationHandler, Task } from "durable-functions";
import { z } from "zod";
import { ending, type Ending } from "../../lib/domain/case-record.ts";
import { caseId, type CaseId } from "../../lib/domain/ids.ts";
import { effectStatus, type Ended, type Refused } from "../../lib/domain/outcome.ts";
import type { Contract } from "./contract.ts";
import { recordGaveUp } from "./record-gave-up.contract.ts";

export interface Run {
  readonly caseId: CaseId;
  readonly context: OrchestrationContext;
}

export interface Runbook<Input> {
  readonly name: string;
  readonly input: z.ZodType<Input>;
  readonly handler: OrchestrationHandler;
}

export type Steps<Result> = Generator<Task, Result, unknown>;

/** The tries are used up and nothing is known of the effect; the audit trail says so. */
export interface GaveUp {
  readonly result: "gave-up";
  readonly code: "gave-up";
}

export const completed = (): Ending => ({ kind: "completed", code: null });
export const stopped = (code: string): Ending => ({ kind: "stopped", code });
export const denied = (code: string): Ending => ({ kind: "denied", code });

/** Never leaves the kit: carries an ending from `must` or `phase` to the runbook's wrapper. */
class Stopped extends Error {
  readonly ending: Ending;
  constructor(end: Ending) {
    super(`stopped: ${end.code ?? end.kind}`);
    this.ending = end;
  }
}

/** A runbook is registered under its name; its input always holds the case id, its output is how it ended. */
export function runbook<Shape extends z.ZodRawShape>(
  name: string,
  shape: Shape,
  body: (run: Run, input: z.infer<z.ZodObject<Shape>>) => Steps<Ending>,
): Runbook<z.infer<z.ZodObject<Shape>>> {
  const schema = z.object(shape);
  const withCase = z.object({ caseId });
  return {
    name,
    input: schema,
    *handler(context) {
      const raw: unknown = context.df.getInput();
      const run = { caseId: withCase.parse(raw).caseId, context };
      try {
        return yield* body(run, schema.parse(raw));
      } catch (error) {
        if (error instanceof Stopped) return error.ending;
        throw error;
      }
    },
  };
}

/** Five tries over some two and a half minutes, for what adapters throw. */
const standardRetry = () => {
  const retry = new df.RetryOptions(5_000, 5);
  retry.backoffCoefficient = 2;
  retry.maxRetryIntervalInMilliseconds = 60_000;
  return retry;
};

/** Does the step and goes on whichever way it ends. The key names case, step, subject, and what tells repeats apart. */
export function* attempt<Input extends object, Evidence>(
  run: Run,
  step: Contract<Input, Evidence>,
  input: Input,
  discriminator?: string,
): Steps<Ended<Evidence> | Refused | GaveUp> {
  const subject = "subject" in input && typeof input.subject === "string" ? input.subject : "-";
  const key = [run.caseId, step.name, subject, ...(discriminator === undefined ? [] : [discriminator])].join(
    ":",
  );
  const outcome = yield* call(run, step, { ...input, caseId: run.caseId, key });
  if (outcome.result === "gave-up")
    yield run.context.df.callActivityWithRetry(recordGaveUp.name, standardRetry(), {
      caseId: run.caseId,
      key,
      step: step.name,
      subject,
    });
  return outcome;
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

/** Runs another runbook as a phase of this one, with a history of its own; an ending other than completed ends this one too. */
export function* phase<Input extends object>(run: Run, part: Runbook<Input>, input: Input): Steps<void> {
  const end = yield* endOf(run, part, input);
  if (end.kind !== "completed") throw new Stopped(end);
}

/** Like `phase`, but hands the ending over; what nobody foresaw is an ending too. */
export function* endOf<Input extends object>(run: Run, part: Runbook<Input>, input: Input): Steps<Ending> {
  try {
    const id = `${run.caseId}:${part.name}`;
    const raw = yield run.context.df.callSubOrchestrator(part.name, { ...input, caseId: run.caseId }, id);
    return ending.parse(raw);
  } catch (error) {
    if (!run.context.df.isReplaying)
      run.context.error("a runbook failed in a way nobody foresaw: look at its instance", {
        caseId: run.caseId,
        runbook: part.name,
        error: error instanceof Error ? error.name : "unknown",
      });
    return stopped("unforeseen");
  }
}

/** The time `seconds` from now, ISO; the same on every replay. */
export const deadlineIn = (run: Run, seconds: number): string =>
  new Date(run.context.df.currentUtcDateTime.getTime() + seconds * 1000).toISOString();

/** Waits for the event or the deadline. The event only wakes: what it says is read from where it was stored. */
export function* answerUntil(run: Run, event: string, deadline: string): Steps<"answered" | "timed-out"> {
  const timer = run.context.df.createTimer(new Date(deadline));
  const answer = run.context.df.waitForExternalEvent(event);
  const first = yield run.context.df.Task.any([answer, timer]);
  if (first !== answer) return "timed-out";
  timer.cancel();
  return "answered";
}

const later = z.object({
  result: z.literal("later"),
  seconds: z.number().positive(),
  carry: z.unknown().optional(),
});
const refusal = z.object({ result: z.literal("refused"), code: z.string(), detail: z.string() });

/** Calls until the answer is final or a wait would use up the step's patience. */
function* call<Input, Evidence>(
  run: Run,
  step: Contract<Input, Evidence>,
  input: object,
): Steps<Ended<Evidence> | Refused | GaveUp> {
  const end = z.object({ result: z.literal("ended"), status: effectStatus, evidence: step.evidence });
  let carry: unknown = null;
  for (let waited = 0; ;) {
    let raw: unknown;
    try {
      raw = yield run.context.df.callActivityWithRetry(step.name, standardRetry(), { ...input, carry });
    } catch {
      break; // every try threw; each is in the activity's own log
    }
    const outcome = z.discriminatedUnion("result", [end, refusal, later]).parse(raw);
    if (outcome.result !== "later") return outcome;
    carry = outcome.carry ?? carry;
    waited += outcome.seconds;
    if (waited > step.patienceSeconds) break;
    yield run.context.df.createTimer(new Date(deadlineIn(run, outcome.seconds)));
  }
  return { result: "gave-up", code: "gave-up" };
}
