import { faults, meets, type Fault } from "./faults.ts";
import { situations } from "./rules/situations.ts";

interface Pair {
  readonly situation: string;
  readonly together: readonly Fault[];
  readonly title: string;
}

/**
 * Each fault with each other one, in one situation that makes requests which both touch: such situations take turns. Two
 * that no situation can meet together are no pair; of pairs with a fault that only some situations meet every seventh is left out.
 */
const pairs: readonly Pair[] = faults.flatMap((one, index) =>
  faults.slice(index + 1).flatMap((other, further) => {
    const isOfSome = (one.touches ?? other.touches) !== undefined;
    if (isOfSome && (index + further) % 7 === 6) return [];
    const able = Object.keys(situations).filter((name) => meets(name, one) && meets(name, other));
    const situation = able[(index + further) % able.length];
    const together = [one, other];
    return situation === undefined ? [] : [{ situation, together, title: `${one.name}, and ${other.name}` }];
  }),
);

/** Every second one, for two files that run beside each other. */
export const halfOfPairs = (half: 0 | 1): readonly Pair[] => pairs.filter((_, index) => index % 2 === half);
