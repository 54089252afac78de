import type { z } from "zod";

interface Named {
  readonly id: string;
}

interface Holding {
  readonly principalId: string;
  readonly roleDefinitionId: string;
}

interface Targeting {
  readonly includeTargets: readonly Named[];
  readonly excludeTargets: readonly Named[];
}

interface Referring {
  readonly people: readonly (Named & { readonly managerId?: string | undefined })[];
  readonly contacts: readonly Named[];
  readonly devices: readonly (Named & { readonly registeredOwnerId: string })[];
  readonly groups: readonly (Named & {
    readonly members: readonly string[];
    readonly owners?: readonly string[] | undefined;
  })[];
  readonly roleDefinitions: readonly Named[];
  readonly roleAssignments: readonly Holding[];
  readonly roleEligibilities: readonly Holding[];
  readonly groupEligibilities: readonly { readonly principalId: string; readonly groupId: string }[];
  readonly conditionalAccessPolicies: readonly {
    readonly conditions: { readonly users: { readonly includeGroups: readonly string[] } };
  }[];
  readonly temporaryAccessPassPolicy: Targeting;
  readonly smsSignInPolicy: Targeting;
  readonly identities: readonly { readonly name: string; readonly sendsMailAs: readonly string[] }[];
  readonly application: { readonly federatedIdentity: string };
}

/** Every id a tenant file names must be in it, and none twice: a typing error must not become an odd tenant. */
export function checkReferences(file: Referring, context: z.core.$RefinementCtx): void {
  const ids = [...file.people, ...file.contacts, ...file.groups, ...file.devices].map(({ id }) => id);
  const known = new Set(ids);
  const complain = (message: string) => context.addIssue({ code: "custom", message });

  for (const [index, id] of ids.entries()) if (ids.indexOf(id) !== index) complain(`id ${id} is used twice`);
  const named = [
    ...file.people.flatMap(({ managerId }) => (managerId === undefined ? [] : [managerId])),
    ...file.groups.flatMap(({ members, owners = [] }) => [...members, ...owners]),
    ...file.devices.map(({ registeredOwnerId }) => registeredOwnerId),
    ...file.conditionalAccessPolicies.flatMap(({ conditions }) => conditions.users.includeGroups),
    ...file.identities.flatMap(({ sendsMailAs }) => sendsMailAs),
    ...[file.temporaryAccessPassPolicy, file.smsSignInPolicy].flatMap(groupsTargeted),
    ...[...file.roleAssignments, ...file.roleEligibilities].map(({ principalId }) => principalId),
    ...file.groupEligibilities.flatMap(({ principalId, groupId }) => [principalId, groupId]),
  ];
  for (const id of named) if (!known.has(id)) complain(`nobody in the file has the id ${id}`);

  const roles = new Set(file.roleDefinitions.map(({ id }) => id));
  for (const { roleDefinitionId } of [...file.roleAssignments, ...file.roleEligibilities])
    if (!roles.has(roleDefinitionId)) complain(`no role definition has the id ${roleDefinitionId}`);

  const { federatedIdentity } = file.application;
  if (!file.identities.some(({ name }) => name === federatedIdentity))
    complain(`application.federatedIdentity: no identity is named ${federatedIdentity}`);
}

function groupsTargeted({ includeTargets, excludeTargets }: Targeting): string[] {
  return [...includeTargets, ...excludeTargets].map(({ id }) => id).filter((id) => id !== "all_users");
}
