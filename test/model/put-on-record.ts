import { brake as brakeOf } from "../../lib/domain/brake.ts";
import { userId } from "../../lib/domain/ids.ts";
import type { Happening } from "../support/drive.ts";
import { aCaseId } from "../support/records.ts";
import type { World } from "../support/world.ts";
import { cast } from "./cast.ts";
import type { OnRecord } from "./rules/on-record.ts";

type Outside = Pick<World, "brakes" | "cases" | "clock" | "record" | "velocity">;

const ids = { tenant: "all", subject: cast.subject, requester: cast.requester, approver: cast.manager };

/** Puts what stands there into the tables, as at its time; what comes later is handed back. */
export async function putOnRecord(
  { brakes, cases, clock, record, velocity }: Outside,
  { counted = [], brake, remediated = [] }: OnRecord,
): Promise<Happening[]> {
  const now = clock.ms;
  let number = 1000;
  for (const { kind, cases: many, minutesAgo } of counted.toSorted((a, b) => b.minutesAgo - a.minutesAgo)) {
    const at = now - minutesAgo * 60_000;
    for (let one = 0; one < many; one++) velocity.countedAt(kind, ids[kind], aCaseId(++number), at);
  }
  for (const { who, isOver } of remediated) {
    const caseId = aCaseId(++number);
    const ending = isOver ? { kind: "completed" as const, code: null, at: clock.now().toISOString() } : null;
    await cases.create({ ...record, caseId, ending });
    velocity.countedAt("contained", who, caseId, now);
  }
  if (!brake) return [];
  const pull = (pulledMs: number) =>
    brakes.pull(
      brakeOf.parse({
        ...{ id: "a-brake", cause: brake.cause, pulledAt: new Date(pulledMs).toISOString() },
        ...{ pulledBy: cast.security, reason: "calls" },
      }),
    );
  if (brake.pulledAfter !== undefined)
    return [{ afterSeconds: brake.pulledAfter, happens: () => pull(clock.ms) }];
  const pulled = await pull(now - 86_400_000);
  if (brake.liftedMinutesAgo !== undefined)
    await brakes.lift(pulled, {
      liftedAt: new Date(now - brake.liftedMinutesAgo * 60_000).toISOString(),
      ...{ liftedBy: userId.parse(cast.security), reason: "it is over" },
    });
  return [];
}
