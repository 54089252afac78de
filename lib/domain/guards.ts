/** The checks that can refuse a case. Each either holds for certain or refuses; the first that refuses is told. */
import type { UserId } from "./ids.ts";
import type { Policy } from "./policy.ts";
import type { RefusalCode } from "./refusal-code.ts";
import type { SubjectFacts } from "./subject-facts.ts";

/** Whose account is never touched. */
export interface Protection {
  readonly protectedAccounts: readonly UserId[];
  readonly protectedGroups: readonly string[];
}

/** A case's policy may be older than what the organisation protects by now: both count. */
export const protecting = (policy: Policy, { protectedAccounts, protectedGroups }: Protection): Policy => ({
  ...policy,
  protectedAccounts: [...policy.protectedAccounts, ...protectedAccounts],
  protectedGroups: [...policy.protectedGroups, ...protectedGroups],
});

/**
 * Credentials that no person signs in with:
 * https://learn.microsoft.com/graph/api/resources/authenticationmethod?view=graph-rest-beta
 * lists them beside the methods of people.
 */
const ofNoPerson = ["federatedIdentityCredential", "resourceAccountKey"].map(
  (name) => `#microsoft.graph.${name}AuthenticationMethod`,
);

/**
 * Why nothing at all may be done to this account, not even containment; null: nothing speaks against it. Application
 * permissions know no hierarchy of roles
 * (https://learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions),
 * so this is the only thing that stands between a ticket and an administrator's account: any role at all refuses.
 */
export function refusalOf(facts: SubjectFacts, policy: Protection): RefusalCode | null {
  const { roles } = facts;
  if (policy.protectedAccounts.includes(facts.subject)) return "protected-account";
  if (policy.protectedGroups.some((group) => facts.groups.includes(group))) return "protected-account";
  if (facts.requester === null) return "requester-unknown";
  if (facts.requester === facts.subject) return "requester-is-subject";
  if (facts.isExternal) return "external-guest";
  if (!facts.accountEnabled) return "account-disabled";
  if (facts.isManagementRestricted) return "management-restricted";
  if (roles.direct.length + roles.throughGroups.length + roles.eligible.length > 0) return "privileged-role";
  if (facts.roleAssignableGroups.length > 0) return "role-assignable-group";
  if (facts.unknownMethodTypes.some((type) => ofNoPerson.includes(type))) return "service-account";
  return null;
}

/** Why nobody can approve; the account may still be contained. */
export function approverProblem({ subject, requester, manager }: SubjectFacts): RefusalCode | null {
  if (!manager) return "no-approver";
  if (manager.kind === "contact") return "approver-is-contact";
  const approver = manager.id.toLowerCase();
  if (approver === subject) return "approver-is-subject";
  if (approver === requester) return "approver-is-requester";
  if (manager.isExternal) return "approver-external";
  if (!manager.accountEnabled) return "approver-disabled";
  if (manager.reportsToSubject) return "approver-reports-to-subject";
  return null;
}
