import { z } from "zod";
import { authenticationMethod, type AuthenticationMethod, type Person } from "./schema-person.ts";
import type { Faults } from "./schema-conduct.ts";

export const removal = z.object({
  personId: z.string(),
  methodId: z.string(),
  removedAt: z.number(),
  returnsAt: z.number().optional(),
});

/** A method that was added (`before` null) or changed, oldest first: what lagging reads need. */
export const methodChange = z.object({
  personId: z.string(),
  methodId: z.string(),
  changedAt: z.number(),
  before: authenticationMethod.nullable(),
});

interface History {
  removals: z.infer<typeof removal>[];
  methodChanges: z.infer<typeof methodChange>[];
}

/** The person's methods as they stood at the moment. */
export function methodsAt(history: History, owner: Person, moment: number): AuthenticationMethod[] {
  return owner.methods.flatMap((method) => {
    const is = concerns(owner, method.id);
    if (!isThere(history.removals.find(is), moment)) return [];
    const change = history.methodChanges.find((row) => is(row) && moment < row.changedAt);
    if (change === undefined) return [method];
    return change.before === null ? [] : [change.before];
  });
}

/** Adds the method, or puts it in place of the one with its id; the caller saves. */
export function putMethod(history: History, owner: Person, method: AuthenticationMethod): void {
  const now = Date.now();
  const is = concerns(owner, method.id);
  const before = methodsAt(history, owner, now).find(({ id }) => id === method.id) ?? null;
  const place = owner.methods.findIndex(({ id }) => id === method.id);
  if (place === -1) owner.methods.push(method);
  else owner.methods[place] = method;
  history.removals = history.removals.filter((row) => !is(row));
  const change = { personId: owner.id, methodId: method.id, changedAt: now, before };
  history.methodChanges.push(change);
}

/** Takes the method away as the faults let it; the caller saves. */
export function removeMethod(
  history: History,
  { deleteDoesNothing, reappears }: Pick<Faults, "deleteDoesNothing" | "reappears">,
  owner: Person,
  method: AuthenticationMethod,
): void {
  const type = method["@odata.type"].slice("#microsoft.graph.".length);
  if (deleteDoesNothing.includes(method.id) || deleteDoesNothing.includes(type)) return;
  const now = Date.now();
  const is = concerns(owner, method.id);
  const returning = reappears.find(({ methodId }) => methodId === method.id);
  const row = { personId: owner.id, methodId: method.id, removedAt: now };
  const returnsAt = returning === undefined ? {} : { returnsAt: now + returning.afterSeconds * 1000 };
  history.removals = [...history.removals.filter((earlier) => !is(earlier)), { ...row, ...returnsAt }];
}

/** Makes what stands in the person's methods all there is to know, now and for lagging reads. */
export function forgetHistory(history: History, { id }: Person): void {
  history.removals = history.removals.filter(({ personId }) => personId !== id);
  history.methodChanges = history.methodChanges.filter(({ personId }) => personId !== id);
}

function concerns({ id }: Person, method: string) {
  return ({ personId, methodId }: { readonly personId: string; readonly methodId: string }) =>
    personId === id && methodId === method;
}

function isThere(gone: z.infer<typeof removal> | undefined, moment: number): boolean {
  if (gone === undefined || moment < gone.removedAt) return true;
  return gone.returnsAt !== undefined && moment >= gone.returnsAt;
}
