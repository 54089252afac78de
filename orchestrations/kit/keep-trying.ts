/**
 * Where a step goes on whose first call was not final: in an instance of its own, so that whatever happens to it leaves four
 * events in the history of its runbook. Its own history is bounded too: twenty calls at most, each with a wait after it, and
 * four tries to record that it gave up.
 */
import * as df from "durable-functions";
import type { OrchestrationContext, Task } from "durable-functions";
import { z } from "zod";
import { gaveUp } from "../../lib/domain/audit-entry.ts";
import { caseId } from "../../lib/domain/ids.ts";
import type { Later } from "../../lib/domain/outcome.ts";
import { answerOf, notYet } from "./answer.ts";
import { budget, nextWait, nothingSpent } from "./budget.ts";
import { recordGaveUp } from "./record-gave-up.contract.ts";
import type { Runbook } from "./runbook.ts";

/** The first call and what came of it. */
const tried = z.object({
  caseId,
  step: z.string(),
  input: z.looseObject({ key: z.string(), subject: z.string().nullish() }),
  budget,
  answer: notYet,
});

const recorded = z.object({ evidence: z.object({ outcome: z.unknown() }) });

type Tried = z.infer<typeof tried>;
type Calls<Result> = Generator<Task, Result, unknown>;

/** Ends with the step's final answer, or with what stands in the trail of a step that gave up. */
export const keepTrying: Runbook<Tried> = {
  name: "keep-trying",
  input: tried,
  *handler(context) {
    const given = tried.parse(context.df.getInput());
    let answer: Later | "threw" = given.answer;
    let carry: unknown = null;
    for (let next = nextWait(nothingSpent, answer, given.budget); next;) {
      if (answer !== "threw") carry = answer.carry ?? carry;
      const until = context.df.currentUtcDateTime.getTime() + next.wait * 1000;
      yield context.df.createTimer(new Date(until));
      const raw = yield* answerOf(context, given.step, { ...given.input, carry });
      const again = notYet.safeParse(raw);
      if (!again.success) return raw;
      answer = again.data;
      next = nextWait(next.spent, answer, given.budget);
    }
    return yield* giveUp(context, given);
  },
};

/** Closes the step's frame in the trail. What stands there counts: only the answer of a try that ended may have been lost. */
function* giveUp(context: OrchestrationContext, { caseId, step, input }: Tried): Calls<unknown> {
  const frame = { caseId, key: input.key, step, subject: input.subject ?? null };
  const retry = new df.RetryOptions(5_000, 4);
  retry.backoffCoefficient = 3;
  try {
    const raw = yield context.df.callActivityWithRetry(recordGaveUp.name, retry, frame);
    return recorded.parse(raw).evidence.outcome;
  } catch {
    if (!context.df.isReplaying)
      context.error("a step's end could not be written: its frame in the trail stays open", { caseId, step });
    return gaveUp;
  }
}
