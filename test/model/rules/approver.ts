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
  ];
  return new Set(problems.flatMap(([holds, code]) => (holds ? [code] : [])));
}
