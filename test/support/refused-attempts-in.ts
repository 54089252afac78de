import type { World } from "./world.ts";

/** Step, person and reason of each refused attempt that the case's trail tells of. */
export async function refusedAttemptsIn({ audit, caseId }: Pick<World, "audit" | "caseId">) {
  const entries = await audit.entries(caseId);
  return entries
    .filter(({ record }) => record.type === "event" && record.step.endsWith("-refused"))
    .map(({ record: { step, actor, facts } }) => [step, actor.id, facts["code"]]);
}
