import type { Client } from "@microsoft/microsoft-graph-client";
import type { UserId } from "../../domain/ids.ts";
import { graphPages } from "./graph-pages.ts";
import { graphPath } from "./graph-path.ts";
import { listedMethod, methodRow, type ListedMethod, type MethodRow } from "./listed-method.ts";

export interface ListedMethods {
  /** Sorted by id. Which one is the default stands in another place: `isDefault` is false for all. */
  readonly listed: readonly ListedMethod[];
  /** Sorted. */
  readonly unknownMethodTypes: readonly string[];
  readonly requestIds: readonly string[];
}

/**
 * Each list shows only the types its API version knows, and v1.0 does not know hardware tokens, so that both are read
 * (https://learn.microsoft.com/graph/api/resources/authenticationmethod?view=graph-rest-beta).
 */
export async function listMethods(client: Client, subject: UserId): Promise<ListedMethods> {
  const lists = [await list(client, subject, "v1.0"), await list(client, subject, "beta")];
  const rows = new Map(
    lists.flatMap((read) => read.rows).map((row) => [`${row["@odata.type"]} ${row.id}`, row]),
  );
  const read = [...rows.values()].map((row) => ({ row, known: listedMethod(row) }));
  const unknown = read.filter(({ known }) => !known).map(({ row }) => row["@odata.type"]);
  return {
    listed: read
      .flatMap(({ known }) => known ?? [])
      .sort((a, b) => compare(a.method.id, b.method.id) || compare(a.method.type, b.method.type)),
    unknownMethodTypes: [...new Set(unknown)].sort(compare),
    requestIds: lists.flatMap(({ requestIds }) => requestIds),
  };
}

const list = (
  client: Client,
  subject: UserId,
  version: "v1.0" | "beta",
): Promise<{ rows: MethodRow[]; requestIds: string[] }> =>
  graphPages(
    client,
    {
      what: `list authentication methods (${version})`,
      version,
      path: graphPath`/users/${subject}/authentication/methods`,
    },
    methodRow,
  );

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
