import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { personIn } from "../cast.ts";
import { isFromElsewhere, named, type Asked } from "./untouchable.ts";

/** Why the manager may not approve; none: they may. Silence, denial and who else could be asked are another matter. */
export function approverProblems(file: TenantFile, { subject, requester }: Asked): Set<string> {
  const { managerId } = personIn(file, subject);
  if (managerId === undefined) return new Set(["no-approver"]);
  const manager = file.people.find(({ id }) => id === managerId);
  if (!manager) return new Set(["approver-is-contact"]);
  const problems: [boolean, string][] = [
    [manager.id === subject, "approver-is-subject"],
    [named(manager, requester), "approver-is-requester"],
    [isFromElsewhere(manager), "approver-external"],
    [!manager.accountEnabled, "approver-disabled"],
    [above(file, manager.id).has(subject), "approver-reports-to-subject"],
  ];
  return new Set(problems.flatMap(([holds, code]) => (holds ? [code] : [])));
}

/** Everybody who stands above somebody; a chain may run in a circle. */
export function above({ people }: TenantFile, id: string): Set<string> {
  const found = new Set<string>();
  const managerOf = (one: string) => people.find((person) => person.id === one)?.managerId;
  for (let next = managerOf(id); next !== undefined && !found.has(next); next = managerOf(next))
    found.add(next);
  return found;
}
