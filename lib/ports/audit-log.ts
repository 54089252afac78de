/** The append-only, hash-chained audit trail of each case. */
import type { AuditEntry, NewAuditEntry } from "../domain/audit-entry.ts";
import type { CaseId } from "../domain/ids.ts";

export interface AuditLog {
  /**
   * Adds the entry at the end of its case's chain; an entry with the same `id` that is already there is returned
   * instead of a second one. Throws TransientError when the store does not answer: then the effect must not happen.
   */
  append(entry: NewAuditEntry): Promise<AuditEntry>;
  /** Whole chain, oldest first. */
  entries(caseId: CaseId): Promise<readonly AuditEntry[]>;
}
