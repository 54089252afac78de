import type { CaseRecord } from "../../lib/domain/case-record.ts";
import type { ActivityFunction, Happening } from "./drive.ts";
import { drive } from "./drive.ts";
import type { Driven } from "./driven.ts";
import { activities, runbooks } from "../../functions/register-runbooks.ts";
import { openIn, type World } from "./world.ts";

interface RunOptions {
  readonly happenings?: readonly Happening[];
  /** Instead of the real ones. */
  readonly activities?: Readonly<Record<string, ActivityFunction>>;
  readonly runbooks?: typeof runbooks;
  /** Another case of the same world. */
  readonly record?: CaseRecord;
}

/** A world, whatever stands behind its ports. */
type Outside = Parameters<(typeof activities)[number]["run"]>[0] &
  Pick<World, "cases" | "clock" | "intake" | "record">;

const realActivities = (outside: Outside): Record<string, ActivityFunction> =>
  Object.fromEntries(
    activities.map(({ name, run }) => [name, (input, context) => run(outside, input, context)]),
  );

/** Opens the case and handles it to its end, as the intake and the host would. */
export async function runCase(outside: Outside, options: RunOptions = {}): Promise<Driven> {
  const { record = outside.record, happenings = [] } = options;
  await openIn(outside, record);
  const { caseId } = record;
  return drive({
    clock: outside.clock,
    runbooks: options.runbooks ?? runbooks,
    activities: { ...realActivities(outside), ...options.activities },
    start: { name: "handle-case", instanceId: caseId, input: { caseId } },
    happenings,
  });
}
