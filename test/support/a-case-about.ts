import type { CaseId, UserId } from "../../lib/domain/ids.ts";
import type { Situation } from "../../lib/domain/situation.ts";
import { countContained } from "../../orchestrations/checks/being-contained.ts";
import { aCaseId, aCaseRecord, aRequest } from "./records.ts";
import type { World } from "./world.ts";

/** An open case about somebody, which was not refused. */
export async function aCaseAbout(
  outside: Pick<World, "cases" | "velocity">,
  whom: UserId,
  { situation = "lost-phone", number = 50 }: { situation?: Situation; number?: number } = {},
): Promise<CaseId> {
  const theirs = { ...aCaseRecord(aCaseId(number)), request: aRequest({ situation }) };
  await outside.cases.create(theirs);
  await countContained(outside, theirs, whom);
  return theirs.caseId;
}
