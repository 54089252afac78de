import type { TableClient } from "@azure/data-tables";
import type { z } from "zod";
import { storageCode } from "./storage-code.ts";

/** Undefined: no such row. A missing table is an error, not an absent row. */
export async function readRow<Row>(
  client: TableClient,
  schema: z.ZodType<Row>,
  [partitionKey, rowKey]: readonly [string, string],
): Promise<Row | undefined> {
  try {
    return schema.parse(await client.getEntity(partitionKey, rowKey));
  } catch (error) {
    if (storageCode(error) === "ResourceNotFound") return undefined;
    throw error;
  }
}
