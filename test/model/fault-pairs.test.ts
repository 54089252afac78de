/** Tenants that misbehave in two ways at once: no case claims what the tenant's own state contradicts. */
import { endsHonestly } from "./ends-honestly.ts";
import { faults } from "./faults.ts";
import { situations } from "./rules/situations.ts";

/** They take turns, those that remove something. */
const removing = Object.entries(situations).flatMap(([situation, { removes }]) =>
  removes ? [situation] : [],
);
const pairs = faults.flatMap((one, index) =>
  faults.slice(index + 1).map((other, further) => ({
    situation: removing[(index + further) % removing.length] ?? "",
    ...{ together: [one, other], title: `${one.name}, and ${other.name}` },
  })),
);

const aMinute = 60_000;

test.each(pairs)(
  "$situation: $title",
  ({ situation, together }) => endsHonestly(situation, together),
  aMinute,
);
