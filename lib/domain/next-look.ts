import { z } from "zod";
import { later, type Later } from "./outcome.ts";

const mostReadBacks = 6;

/**
 * Reads lag writes: seconds until a written thing is read back again after so many looks, each wait twice as long as the one
 * before. Null: that was the last look.
 */
export const readBackWait = (looks: number, firstSeconds = 3): number | null =>
  looks < mostReadBacks ? firstSeconds * 2 ** (looks - 1) : null;

/** Nothing of it before the first look is over. */
const carried = z.object({ waited: z.number().default(0), looks: z.number().default(0) });

/** A look of a step that only reads and waits twice as long after each, as `carry` hands it on. */
export function nextLook(
  carry: unknown,
  { firstLookSeconds, followSeconds }: { readonly firstLookSeconds: number; readonly followSeconds: number },
): {
  /** This one counted. */
  readonly looks: number;
  /** Null: the time is up. */
  readonly again: Later | null;
} {
  const before = carried.parse(carry ?? {});
  const looks = before.looks + 1;
  const left = followSeconds - before.waited;
  const wait = Math.min(left, firstLookSeconds * 2 ** before.looks);
  return { looks, again: left > 0 ? later(wait, { waited: before.waited + wait, looks }) : null };
}
