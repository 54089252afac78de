import type { CaseRecord } from "../../lib/domain/case-record.ts";
import { RefusedError } from "../../lib/domain/errors.ts";
import type { CaseId } from "../../lib/domain/ids.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";

/** The case's record as it stands now. Refuses the step with `no-such-case` where there is none. */
export async function recordOf(cases: CaseStore, caseId: CaseId): Promise<CaseRecord> {
  const record = await cases.get(caseId);
  if (!record) throw new RefusedError("no-such-case", `${caseId} has no record`);
  return record;
}
