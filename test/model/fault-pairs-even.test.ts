/** Tenants that misbehave in two ways at once, every second pair: no case claims what the tenant's own state contradicts. */
import { endsHonestly } from "./ends-honestly.ts";
import { halfOfPairs } from "./pairs-of-faults.ts";

const aMinute = 60_000;

test.each(halfOfPairs(0))(
  "$situation: $title",
  ({ situation, together }) => endsHonestly(situation, together),
  aMinute,
);
