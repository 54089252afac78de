import type { TableClient } from "@azure/data-tables";
import type { Tables } from "./connect.ts";

/** Creates the tables that are not there yet; called once at start. */
export async function createTables(tables: Tables): Promise<void> {
  const clients: readonly TableClient[] = Object.values(tables);
  await Promise.all(clients.map((client) => client.createTable()));
}
