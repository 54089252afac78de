/** The mutable records of cases. */
import type { CaseRecord } from "../domain/case-record.ts";
import type { CaseId } from "../domain/ids.ts";

export interface CaseStore {
  /** No effect if the case is there already. */
  create(record: CaseRecord): Promise<void>;
  get(caseId: CaseId): Promise<CaseRecord | undefined>;
  /** Sets these members and leaves the others; the case must exist. */
  update(caseId: CaseId, change: Partial<Pick<CaseRecord, "triage" | "ending">>): Promise<void>;
  /** Newest first, at most `limit`. */
  latest(limit: number): Promise<readonly CaseRecord[]>;
}
