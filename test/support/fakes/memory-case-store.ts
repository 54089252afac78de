import { caseRecord, type CaseRecord } from "../../../lib/domain/case-record.ts";
import type { CaseId } from "../../../lib/domain/ids.ts";
import type { CaseStore } from "../../../lib/ports/case-store.ts";
import { Faults } from "./faults.ts";

export class MemoryCaseStore implements CaseStore {
  readonly #records = new Map<CaseId, CaseRecord>();
  readonly faults = new Faults();

  create(record: CaseRecord): Promise<void> {
    return this.faults.around("create", () => {
      if (!this.#records.has(record.caseId)) this.#records.set(record.caseId, caseRecord.parse(record));
    });
  }

  get(caseId: CaseId): Promise<CaseRecord | undefined> {
    return this.faults.around("get", () => this.#records.get(caseId));
  }

  update(caseId: CaseId, change: Partial<Pick<CaseRecord, "triage" | "ending">>): Promise<void> {
    return this.faults.around("update", () => {
      const record = this.#records.get(caseId);
      if (!record) throw new Error(`${caseId} has no record to update`);
      this.#records.set(caseId, caseRecord.parse({ ...record, ...change }));
    });
  }

  latest(limit: number): Promise<readonly CaseRecord[]> {
    const newestFirst = [...this.#records.values()].sort((a, b) => (a.caseId < b.caseId ? 1 : -1));
    return Promise.resolve(newestFirst.slice(0, limit));
  }
}
