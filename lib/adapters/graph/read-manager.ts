import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import type { UserId } from "../../domain/ids.ts";
import type { SubjectFacts } from "../../domain/subject-facts.ts";
import { graphCall } from "./graph-call.ts";
import { graphPath } from "./graph-path.ts";
import { home, isExternal, named, selected } from "./home.ts";
import { parsed } from "./parsed.ts";
import { readAbove } from "./read-above.ts";

const manager = z.discriminatedUnion("@odata.type", [
  z.object({ "@odata.type": z.literal("#microsoft.graph.user"), ...named, ...home }),
  z.object({ "@odata.type": z.literal("#microsoft.graph.orgContact"), ...named }),
]);

interface Manager {
  readonly name: string;
  readonly facts: NonNullable<SubjectFacts["manager"]>;
}

/** Null: there is none. A contact belongs to another organisation and cannot sign in. */
export async function readManager(client: Client, person: UserId): Promise<Manager | null> {
  const what = "read the manager";
  const query = { $select: selected({ ...named, ...home }) };
  const path = graphPath`/users/${person}/manager`;
  const { isAbsent, body } = await graphCall(client, { what, path, query, mayBeAbsent: true });
  if (isAbsent) return null;
  const found = parsed(manager, body, what);
  const { id, displayName: name } = found;
  if (found["@odata.type"] === "#microsoft.graph.orgContact") {
    const contact = { accountEnabled: false, isExternal: true, reportsToSubject: false };
    return { name, facts: { id, kind: "contact", ...contact } };
  }
  const reportsToSubject = (await readAbove(client, id)).includes(person);
  const { accountEnabled } = found;
  return {
    name,
    facts: { id, kind: "user", accountEnabled, isExternal: isExternal(found), reportsToSubject },
  };
}
