import { nextEntry } from "../../../lib/domain/audit-chain.ts";
import type { AuditEntry, NewAuditEntry } from "../../../lib/domain/audit-entry.ts";
import type { CaseId } from "../../../lib/domain/ids.ts";
import type { AuditLog } from "../../../lib/ports/audit-log.ts";
import type { Clock } from "../../../lib/ports/clock.ts";
import { Faults } from "./faults.ts";

/** One chain a case, hashed like the real one. */
export class MemoryAuditLog implements AuditLog {
  readonly #clock: Clock;
  readonly #chains = new Map<CaseId, AuditEntry[]>();
  /** By `step:type`, as in `remove-method:end`. */
  readonly faults = new Faults();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async append(entry: NewAuditEntry): Promise<AuditEntry> {
    return this.faults.around(`${entry.step}:${entry.type}`, () => {
      const chain = this.#chains.get(entry.caseId) ?? [];
      const same = chain.find(({ record }) => record.id === entry.id);
      if (same) return same;
      const added = nextEntry(entry, chain.at(-1), this.#clock.now());
      this.#chains.set(entry.caseId, [...chain, added]);
      return added;
    });
  }

  entries(caseId: CaseId): Promise<readonly AuditEntry[]> {
    return Promise.resolve(this.#chains.get(caseId) ?? []);
  }
}
