import type { TableClient, TableEntityResult } from "@azure/data-tables";
import { z } from "zod";
import type { LeftUndone, UnreadableRow } from "../../ports/left-undone.ts";

/** Each row is read by itself. Undefined: nothing to do. A fault of the storage is one of the list, not of the row. */
export async function leftUndone<Item>(
  client: TableClient,
  filter: string,
  read: (row: TableEntityResult<Record<string, unknown>>) => Item | undefined | Promise<Item | undefined>,
): Promise<LeftUndone<Item>> {
  const found: Item[] = [];
  const unreadable: UnreadableRow[] = [];
  for await (const row of client.listEntities({ queryOptions: { filter } })) {
    try {
      const item = await read(row);
      if (item !== undefined) found.push(item);
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      unreadable.push({ key: [client.tableName, row.partitionKey, row.rowKey].join("/"), error });
    }
  }
  return { found, unreadable };
}
