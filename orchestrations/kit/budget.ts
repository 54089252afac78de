/** How often and for how long a step is tried. */
import { z } from "zod";
import type { Later } from "../../lib/domain/outcome.ts";

/** What a step may spend over its whole run; nothing that it answers gives it more. */
export const budget = z.object({
  /** Waited in all, whether between tries, because the other side asked for it, or between the step's own looks. */
  seconds: z.number().positive(),
  /** Calls that throw. */
  throws: z.number().int().positive(),
});
export type Budget = z.infer<typeof budget>;

/** Whatever it spends them on: eight events each keep a step's own history below 200 with what records that it gave up. */
export const mostCalls = 20;

export interface Spent {
  readonly calls: number;
  readonly throws: number;
  /** Calls that threw, or were put off and handed on nothing. */
  readonly setBacks: number;
  readonly waited: number;
}

/** Seconds after the first set-back; after each one twice as long, and half an hour at most. */
const firstWait = 5;
const longestWait = 1800;

export const nothingSpent: Spent = { calls: 0, throws: 0, setBacks: 0, waited: 0 };

/**
 * The next wait, in seconds, and what will be spent after it; undefined: the budget is used up. An answer that carries
 * something goes on from there, so that it is no set-back: the step's own look, or a read put off that handed on how far it
 * came. Its wait is what was asked for.
 */
export function nextWait(
  spent: Spent,
  answer: Later | "threw",
  { seconds, throws }: Budget,
): { readonly wait: number; readonly spent: Spent } | undefined {
  const goesOn = answer !== "threw" && answer.carry !== undefined;
  const left = seconds - spent.waited;
  const asked = answer === "threw" ? 0 : answer.seconds;
  const ours = Math.min(left, longestWait, firstWait * 2 ** spent.setBacks);
  const wait = goesOn ? asked : Math.max(asked, ours);
  const after = {
    calls: spent.calls + 1,
    throws: spent.throws + (answer === "threw" ? 1 : 0),
    setBacks: spent.setBacks + (goesOn ? 0 : 1),
    waited: spent.waited + wait,
  };
  const isUsedUp = left <= 0 || wait > left || after.throws >= throws || after.calls >= mostCalls;
  return isUsedUp ? undefined : { wait, spent: after };
}
