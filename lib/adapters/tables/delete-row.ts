import type { TableClient } from "@azure/data-tables";
import { storageCode } from "./storage-code.ts";

/** A row that is gone already is as good as deleted. */
export async function deleteRow(
  client: TableClient,
  [partitionKey, rowKey]: readonly [string, string],
): Promise<void> {
  try {
    await client.deleteEntity(partitionKey, rowKey);
  } catch (error) {
    if (storageCode(error) !== "ResourceNotFound") throw error;
  }
}
