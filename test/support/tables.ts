import { connectTables, type Tables } from "../../lib/adapters/tables/connect.ts";
import { createTables } from "../../lib/adapters/tables/create-tables.ts";
import type { Azurite } from "./azurite.ts";

/** Empty tables on a running emulator. */
export async function freshTables({ connectionString }: Azurite): Promise<Tables> {
  const tables = connectTables({ connectionString: { reveal: () => connectionString } });
  await Promise.all(Object.values(tables).map((table) => table.deleteTable()));
  await createTables(tables);
  return tables;
}
