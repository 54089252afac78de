import type { TableClient } from "@azure/data-tables";
import { z } from "zod";
import { caseRecord, type CaseRecord } from "../../domain/case-record.ts";
import type { CaseId } from "../../domain/ids.ts";
import type { CaseStore } from "../../ports/case-store.ts";
import { isWritten } from "./is-written.ts";
import { jsonColumn, jsonText } from "./json-column.ts";
import { newestFirst } from "./newest-first.ts";
import { readRow } from "./read-row.ts";

const partition = "case";
const { triage, ending } = caseRecord.shape;

/** What is set once, and each part that comes later, in a property of its own: setting one never touches another. */
const row = z.object({
  opened: jsonText(caseRecord.omit({ triage: true, ending: true })),
  triage: jsonText(triage),
  ending: jsonText(ending),
});

/** One partition, newest first by key, so that the list of cases is read from its front. */
export function tablesCaseStore(client: TableClient): CaseStore {
  return {
    async create({ triage, ending, ...opened }) {
      await isWritten(
        client.createEntity({
          ...keyOf(opened.caseId),
          opened: jsonColumn("a case's opening", opened),
          triage: jsonColumn("a case's triage", triage),
          ending: jsonColumn("a case's ending", ending),
        }),
      );
    },

    async get(caseId) {
      const { partitionKey, rowKey } = keyOf(caseId);
      const stored = await readRow(client, row, [partitionKey, rowKey]);
      return stored && recordOf(stored);
    },

    async update(caseId, change) {
      const columns = Object.entries(change).map(([name, value]) => [
        name,
        jsonColumn(`a case's ${name}`, value),
      ]);
      await client.updateEntity({ ...keyOf(caseId), ...Object.fromEntries(columns) }, "Merge");
    },

    async latest(limit) {
      const filter = `PartitionKey eq '${partition}'`;
      const records: CaseRecord[] = [];
      for await (const entity of client.listEntities({ queryOptions: { filter } })) {
        if (records.length >= limit) break;
        records.push(recordOf(row.parse(entity)));
      }
      return records;
    },
  };
}

const keyOf = (caseId: CaseId) => ({
  partitionKey: partition,
  rowKey: newestFirst(caseId.slice("case-".length)),
});

const recordOf = ({ opened, ...later }: z.infer<typeof row>): CaseRecord => ({ ...opened, ...later });
