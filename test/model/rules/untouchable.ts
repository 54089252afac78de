/**
 * Whom no program may touch, read from the tenant file alone. Permissions of an application know no hierarchy, so that
 * whoever holds or could hold any role is out of bounds
 * (https://learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions).
 */
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { personIn, type Person } from "../cast.ts";
import { kindOf } from "./kinds.ts";
import { unreadable } from "./unreadable.ts";

export interface Asked {
  readonly subject: string;
  /** As the ticket names them. */
  readonly requester: string;
  readonly protectedAccounts: readonly string[];
  readonly protectedGroups: readonly string[];
}

/** Credentials that programs sign in with. */
const ofNoPerson = ["federatedIdentityCredential", "resourceAccountKey"];

/** Every reason, since which of several is told is the product's choice; none: the account may be touched. */
export function untouchable(
  file: TenantFile,
  { subject, requester, protectedAccounts, protectedGroups }: Asked,
): Set<string> {
  const person = personIn(file, subject);
  const asking = file.people.find((one) => named(one, requester));
  const principals = [subject, ...groupsOf(file, subject)];
  const holdings = [...file.roleAssignments, ...file.roleEligibilities];
  const reasons: [boolean, string][] = [
    [[...protectedAccounts, ...protectedGroups].some((id) => principals.includes(id)), "protected-account"],
    [asking === undefined, "requester-unknown"],
    [asking === person, "requester-is-subject"],
    [isFromElsewhere(person), "external-guest"],
    [!person.accountEnabled, "account-disabled"],
    [person.isManagementRestricted, "management-restricted"],
    [holdings.some(({ principalId }) => principals.includes(principalId)), "privileged-role"],
    [
      file.groups.some(({ id, isAssignableToRole }) => isAssignableToRole && principals.includes(id)) ||
        file.groups.some(({ owners, isAssignableToRole }) => isAssignableToRole && owners?.includes(subject)),
      "role-assignable-group",
    ],
    [
      file.groupEligibilities.some((one) => one.principalId === subject && isForRoles(file, one.groupId)),
      "role-assignable-group",
    ],
    [person.methods.some((method) => ofNoPerson.includes(kindOf(method))), "service-account"],
  ];
  return new Set([
    ...unreadable(file, subject),
    ...reasons.flatMap(([holds, code]) => (holds ? [code] : [])),
  ]);
}

const isForRoles = ({ groups }: TenantFile, group: string): boolean =>
  groups.some(({ id, isAssignableToRole }) => isAssignableToRole && id === group);

export const named = ({ id, userPrincipalName }: Person, name: string): boolean =>
  [id, userPrincipalName].some((one) => one.toLowerCase() === name.toLowerCase());

/** A guest need not come from elsewhere, and whoever does need not be called a guest. */
export const isFromElsewhere = ({ userPrincipalName, externalUserState }: Person): boolean =>
  externalUserState !== null || userPrincipalName.toUpperCase().includes("#EXT#");

/** Groups the principal is in, and the groups those are in. */
export function groupsOf({ groups }: Pick<TenantFile, "groups">, principal: string): string[] {
  const found = new Set<string>();
  for (let waiting = [principal]; waiting.length > 0;) {
    const around = groups.filter(
      ({ id, members }) => !found.has(id) && waiting.some((one) => members.includes(one)),
    );
    waiting = around.map(({ id }) => id);
    for (const id of waiting) found.add(id);
  }
  return [...found];
}
