import type { AuditEntry } from "../../lib/domain/audit-entry.ts";
import type { CaseRecord } from "../../lib/domain/case-record.ts";
import type { CaseId } from "../../lib/domain/ids.ts";
import type { StillAllowed } from "../checks/still-allowed.ts";

/** Until when the case waits for somebody to do something at a page, ISO; undefined: it does not, or no longer. */
export type WaitsUntil = (
  entries: readonly AuditEntry[],
  record: CaseRecord,
  now: Date,
) => string | undefined;

/**
 * Whether the case waits, by the time after the `begin` was written: the run's last look comes later than any that is found
 * to be in time here.
 */
export async function stillWaits(
  { audit, cases, clock }: Pick<StillAllowed, "audit" | "cases" | "clock">,
  caseId: CaseId,
  waitsUntil: WaitsUntil,
): Promise<boolean> {
  const now = clock.now();
  const [record, entries] = await Promise.all([cases.get(caseId), audit.entries(caseId)]);
  return record !== undefined && waitsUntil(entries, record, now) !== undefined;
}
