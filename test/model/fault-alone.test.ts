/** Tenants that misbehave in one way: no case claims what the tenant's own state contradicts. */
import { endsHonestly } from "./ends-honestly.ts";
import { faults, meets } from "./faults.ts";
import { situations } from "./rules/situations.ts";

const alone = faults.flatMap((fault) =>
  Object.keys(situations)
    .filter((situation) => meets(situation, fault))
    .map((situation) => ({ situation, fault, title: fault.name })),
);

const aMinute = 60_000;

test.each(alone)("$situation: $title", ({ situation, fault }) => endsHonestly(situation, [fault]), aMinute);
