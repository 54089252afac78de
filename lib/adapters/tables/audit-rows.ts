import type { TableClient } from "@azure/data-tables";
import { z } from "zod";
import type { StoredEntry } from "../../domain/audit-chain.ts";
import type { CaseId } from "../../domain/ids.ts";

const row = z.object({ rowKey: z.string(), record: z.string().catch(""), hash: z.string().catch("") });

/** The chain as it is stored, oldest first, believed in nothing: for the log itself and for whoever verifies it. */
export async function auditRows(client: TableClient, caseId: CaseId): Promise<readonly StoredEntry[]> {
  const filter = `PartitionKey eq 'case:${caseId}'`;
  const rows: StoredEntry[] = [];
  for await (const entity of client.listEntities({ queryOptions: { filter } })) rows.push(row.parse(entity));
  return rows;
}
