import type { GraphRequest } from "./operation.ts";
import { select } from "./select.ts";

export const groupReaders = ["GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"];

/**
 * Members of a type the application may not read come back with their id alone, everything else null
 * (https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects).
 */
export function readable(
  { query, permissions }: GraphRequest,
  type: string,
  row: Readonly<Record<string, unknown>>,
  readers: readonly string[],
  defaults: readonly string[] = Object.keys(row),
): Record<string, unknown> {
  const chosen = select(query, `microsoft.graph.${type}`, row, defaults);
  if (permissions.holds(readers)) return chosen;
  return Object.fromEntries(
    Object.entries(chosen).map(([name, value]) => [name, name === "id" ? value : null]),
  );
}
