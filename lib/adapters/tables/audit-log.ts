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
/** Of so many cases this process remembers the chain it saw last. */
const mostRemembered = 100;

type Chain = readonly AuditEntry[];

/**
 * One row an entry, at the next free sequence number of its case: the table refuses a second row at that place, so the
 * chain cannot fork, and there is no head row to update. Reads and inserts only: a role with `read` and `add` will do.
 *
 * The writers of one process take turns, each upon the chain that the one before left, so that most entries cost one
 * insert: what was seen of a chain stays true, and where somebody else wrote meanwhile, the table refuses the row, and the
 * chain is read again.
 */
export function tablesAuditLog(client: TableClient, clock: Clock): AuditLog {
  const turns = new Map<CaseId, Promise<Chain | undefined>>();

  async function entries(caseId: CaseId): Promise<Chain> {
    const rows = await auditRows(client, caseId);
    return rows.map(({ record, hash }) => ({ record: storedRecord.parse(record), hash }));
  }

  async function append(entry: NewAuditEntry): Promise<AuditEntry> {
    const { caseId } = entry;
    const turn = (turns.get(caseId) ?? Promise.resolve(undefined)).then((seen) => appendTo(seen, entry));
    turns.delete(caseId);
    turns.set(
      caseId,
      turn.then(
        ({ chain }) => chain,
        () => undefined,
      ),
    );
    const [oldest] = turns.keys();
    if (turns.size > mostRemembered && oldest) turns.delete(oldest);
    return (await turn).added;
  }

  async function appendTo(
    seen: Chain | undefined,
    entry: NewAuditEntry,
  ): Promise<{ chain: Chain; added: AuditEntry }> {
    let chain = seen ?? (await entries(entry.caseId));
    for (let tries = 0; tries < mostTries; tries++) {
      const same = chain.find(({ record }) => record.id === entry.id);
      if (same) return { chain, added: same };
      const next = nextEntry(entry, chain.at(-1), clock.now());
      // A conflict is not yet "somebody else": the next look at the chain tells whether the entry there is this one.
      if (await isWritten(client.createEntity(rowOf(next)))) return { chain: [...chain, next], added: next };
      chain = await entries(entry.caseId);
    }
    throw new TransientError(`the audit trail of ${entry.caseId} is being written by too many at once`);
  }

  return { append, entries };
}

function rowOf(entry: AuditEntry) {
  const { record, ...columns } = storedEntry(entry);
  const { caseId, step } = entry.record;
  const text = textColumn(`the audit record of ${step}`, record);
  return { partitionKey: `case:${caseId}`, ...columns, record: text };
}
