import type { TableClient } from "@azure/data-tables";
import { nextEntry, storedEntry } from "../../domain/audit-chain.ts";
import { auditRecord, type AuditEntry, type NewAuditEntry } from "../../domain/audit-entry.ts";
import { TransientError } from "../../domain/errors.ts";
import type { CaseId } from "../../domain/ids.ts";
import type { AuditLog } from "../../ports/audit-log.ts";
import type { Clock } from "../../ports/clock.ts";
import { auditRows } from "./audit-rows.ts";
import { isWritten } from "./is-written.ts";
import { jsonText } from "./json-column.ts";
import { textColumn } from "./text-column.ts";

const storedRecord = jsonText(auditRecord);

/** Writers of one case at once are a handful; who loses this often is told to try again later. */
const mostTries = 40;

/**
 * One row an entry, at the next free sequence number of its case: the table refuses a second row at that place, so the
 * chain cannot fork, and there is no head row to update. Reads and inserts only: a role with `read` and `add` will do.
 */
export function tablesAuditLog(client: TableClient, clock: Clock): AuditLog {
  async function entries(caseId: CaseId): Promise<readonly AuditEntry[]> {
    const rows = await auditRows(client, caseId);
    return rows.map(({ record, hash }) => ({ record: storedRecord.parse(record), hash }));
  }

  async function append(entry: NewAuditEntry): Promise<AuditEntry> {
    for (let tries = 0; tries < mostTries; tries++) {
      const chain = await entries(entry.caseId);
      const same = chain.find(({ record }) => record.id === entry.id);
      if (same) return same;

      const next = nextEntry(entry, chain.at(-1), clock.now());
      const { record, ...columns } = storedEntry(next);
      const row = {
        partitionKey: `case:${entry.caseId}`,
        ...columns,
        record: textColumn(`the audit record of ${entry.step}`, record),
      };
      // A conflict is not yet "somebody else": the next look at the chain tells whether the entry there is this one.
      if (await isWritten(client.createEntity(row))) return next;
    }
    throw new TransientError(`the audit trail of ${entry.caseId} is being written by too many at once`);
  }

  return { append, entries };
}
