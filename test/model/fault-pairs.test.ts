/** Tenants that misbehave in two ways at once: no case claims what the tenant's own state contradicts. */
import { endsHonestly } from "./ends-honestly.ts";
import { faults, meets } from "./faults.ts";
import { situations } from "./rules/situations.ts";

/** They take turns, those that change something; a fault that few situations meet goes with every second other one. */
const changing = Object.keys(situations).filter((situation) => situation !== "forget-devices");
const pairs = faults.flatMap((one, index) =>
  faults.slice(index + 1).flatMap((other, further) => {
    const isOfFew = (one.situations ?? other.situations) !== undefined;
    if (isOfFew && further % 2 === 1) return [];
    const able = changing.filter((situation) => meets(situation, one) && meets(situation, other));
    const situation = able[(index + further) % able.length];
    const together = [one, other];
    return situation === undefined ? [] : [{ situation, together, title: `${one.name}, and ${other.name}` }];
  }),
);

const aMinute = 60_000;

test.each(pairs)(
  "$situation: $title",
  ({ situation, together }) => endsHonestly(situation, together),
  aMinute,
);
