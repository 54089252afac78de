import { personIn } from "./cast.ts";
import type { JournalEntry } from "../../sandbox/tenant/journal.ts";
import type { Played } from "./played.ts";
import type { Case } from "./rules/case.ts";
import { isPass, isStrong } from "./rules/kinds.ts";

export const passesMade = ({ served }: Played): JournalEntry[] =>
  served.filter(
    ({ method, path, status }) =>
      method === "POST" && status === 201 && path.endsWith("/temporaryAccessPassMethods"),
  );

/** Something strong that was not there before, in the name of somebody who used a pass for it. */
export const isRegisteredWithPass = (one: Case, { after, before, names }: Played): boolean => {
  const earlier = personIn(before, one.subject).methods.map(({ id }) => id);
  const added = personIn(after, one.subject).methods.filter(
    (method) => isStrong(method) && !earlier.includes(method.id),
  );
  return added.length > 0 && added.every(({ id }) => names.get(id)?.startsWith("new-"));
};

/** Once used, one for one use is good for nothing. */
export const usablePasses = (one: Case, { after }: Played) =>
  personIn(after, one.subject).methods.filter(
    (method) => isPass(method) && !(method["isUsableOnce"] === true && method.lastUsedDateTime !== null),
  );
