/** What one call of an activity answers, as the runbooks read it. */
import type { OrchestrationContext, Task } from "durable-functions";
import { z } from "zod";
import { gaveUp } from "../../lib/domain/audit-entry.ts";
import { effectStatus } from "../../lib/domain/outcome.ts";

const later = z.object({
  result: z.literal("later"),
  seconds: z.number().positive(),
  carry: z.unknown().optional(),
});

/** Not the last word: the step is called again. */
export const notYet = z.union([later, z.literal("threw")]);

const refusal = z.object({ result: z.literal("refused"), code: z.string(), detail: z.string() });
const usedUp = z.object({ result: z.literal(gaveUp.result), code: z.literal(gaveUp.code) });

/** The last word of a step that leaves such evidence. */
export const finalOf = <Evidence>(evidence: z.ZodType<Evidence>) => {
  const ended = z.object({ result: z.literal("ended"), status: effectStatus, evidence });
  return z.discriminatedUnion("result", [ended, refusal, usedUp]);
};

/** One call of the activity; each throw is in the activity's own log. */
export function* answerOf(
  context: OrchestrationContext,
  step: string,
  input: object,
): Generator<Task, unknown, unknown> {
  try {
    return yield context.df.callActivity(step, input);
  } catch {
    return "threw";
  }
}
