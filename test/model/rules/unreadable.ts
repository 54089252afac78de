import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { personIn } from "../cast.ts";

/** What each check of the guards asks of the app (https://learn.microsoft.com/graph/permissions-reference). */
const ofGuards = [
  "RoleManagement.Read.Directory",
  "PrivilegedEligibilitySchedule.Read.AzureADGroup",
  "UserAuthenticationMethod.Read.All",
];

export const isGranted = ({ identities }: TenantFile, permission: string): boolean =>
  identities.some(({ permissions }) => permissions.includes(permission));

/** A check that cannot be made refuses; without the first permission nobody is even found. */
export function unreadable(file: TenantFile, subject: string): string[] {
  if (!isGranted(file, "User.Read.All")) return ["directory-forbidden", "check-impossible"];
  // Only who has such an id may sign in at another provider, as the domain tells.
  const isOfDomain = personIn(file, subject).onPremisesImmutableId !== null;
  const needed = [...ofGuards, ...(isOfDomain ? ["Domain.Read.All"] : [])];
  return needed.every((permission) => isGranted(file, permission)) ? [] : ["check-impossible"];
}
