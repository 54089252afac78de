/** Whom a case may touch at all. */
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { cast, method, phone, type Person } from "../cast.ts";
import type { Row } from "../row.ts";

const group = (
  members: string[],
  id = "64090000-0000-4000-8000-000000000001",
  isAssignableToRole = false,
) => ({
  ...{ id, displayName: "A group", members, isAssignableToRole },
});
const inner = "64090000-0000-4000-8000-000000000002";
const globalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
const holding = (principalId: string, directoryScopeId = "/") => ({
  ...{ id: `of-${principalId}`, principalId, roleDefinitionId: globalAdministrator, directoryScopeId },
});

type Change = (file: TenantFile, subject: Person) => void;

/** Each of these is out of bounds, whatever the situation. */
export const outOfBounds: readonly (readonly [string, string, Change])[] = [
  ["a role held directly", "privileged-role", (file) => file.roleAssignments.push(holding(cast.subject))],
  ["an eligible role", "privileged-role", (file) => file.roleEligibilities.push(holding(cast.subject))],
  [
    "a role over one administrative unit",
    "privileged-role",
    (file) => file.roleAssignments.push(holding(cast.subject, "/administrativeUnits/au-1")),
  ],
  [
    "a role through a group",
    "privileged-role",
    (file) => {
      file.groups.push(group([cast.subject], inner, true));
      file.roleAssignments.push(holding(inner));
    },
  ],
  [
    "an eligible role through a group",
    "privileged-role",
    (file) => {
      file.groups.push(group([cast.subject], inner, true));
      file.roleEligibilities.push(holding(inner));
    },
  ],
  [
    "a group that roles can be given to",
    "role-assignable-group",
    (file) => file.groups.push(group([cast.subject], inner, true)),
  ],
  [
    "a group in a group that roles can be given to",
    "role-assignable-group",
    (file) => file.groups.push(group([cast.subject]), group([group([]).id], inner, true)),
  ],
  ...(["member", "owner"] as const).map((accessId): (typeof outOfBounds)[number] => [
    `eligibility as ${accessId} of a group that roles can be given to`,
    "role-assignable-group",
    (file) => {
      file.groups.push(group([], inner, true));
      file.groupEligibilities.push({ principalId: cast.subject, groupId: inner, accessId });
    },
  ]),
  [
    "the ownership of a group that roles can be given to",
    "role-assignable-group",
    (file) => file.groups.push({ ...group([], inner, true), owners: [cast.subject] }),
  ],
  [
    "a credential that only programs have",
    "service-account",
    (_, subject) => subject.methods.push(method("federatedIdentityCredential", "program")),
  ],
  [
    "a restricted administrative unit",
    "management-restricted",
    (_, subject) => {
      subject.isManagementRestricted = true;
    },
  ],
  [
    "an account of another organisation",
    "external-guest",
    (_, subject) => {
      Object.assign(subject, { userType: "Guest", externalUserState: "Accepted" });
    },
  ],
  [
    "a disabled account",
    "account-disabled",
    (_, subject) => {
      subject.accountEnabled = false;
    },
  ],
];

const refused = outOfBounds.flatMap(([name, code, tenant], index): Row[] => {
  const others = [
    "forget-devices",
    "require-reregistration",
    "authenticator-not-activated",
    "hardware-token-lost",
  ];
  const situations = ["lost-phone", others[index % others.length] ?? ""];
  return situations.map((situation) => ({
    ...{
      name: `${name} keeps ${situation} from anything at all`,
      situation,
      ends: `refused ${code}`,
      tenant,
    },
  }));
});

export const whoIsTouched: readonly Row[] = [
  ...refused,
  {
    name: "a protected account is left alone",
    situation: "lost-phone",
    ends: "refused protected-account",
    protectedAccounts: [cast.subject],
  },
  {
    name: "whoever is in a group that is in a protected group is left alone",
    situation: "lost-phone",
    ends: "refused protected-account",
    tenant: (file) => file.groups.push(group([cast.subject]), group([group([]).id], inner)),
    protectedGroups: [inner],
  },
  ...(["enforceMfaByFederatedIdp", "rejectMfaByFederatedIdp"] as const).map(
    (federatedIdpMfaBehavior): Row => ({
      name: `who signs in at another provider is contained at least: ${federatedIdpMfaBehavior}`,
      situation: "require-reregistration",
      ends: federatedIdpMfaBehavior.startsWith("enforce")
        ? "stopped mfa-at-other-provider"
        : "completed verified",
      tenant: ({ domains }, subject) => {
        domains.push({ id: "elsewhere.example", authenticationType: "Federated", federatedIdpMfaBehavior });
        Object.assign(subject, { userPrincipalName: "sora@elsewhere.example", onPremisesImmutableId: "abc" });
      },
    }),
  ),
  {
    name: "somebody else's protection is of no account",
    situation: "lost-phone",
    ends: "completed open",
    protectedAccounts: [cast.other],
  },
  {
    name: "nobody asks for themselves, by name",
    situation: "forget-devices",
    ends: "refused requester-is-subject",
    requester: "SORA@contoso.example",
  },
  {
    name: "nobody asks for themselves, by object id",
    situation: "lost-phone",
    ends: "refused requester-is-subject",
    requester: cast.subject.toUpperCase(),
  },
  {
    name: "a requester whom the directory does not know is refused",
    situation: "lost-phone",
    ends: "refused requester-unknown",
    requester: "nobody@contoso.example",
  },
  {
    name: "a guest of the organisation's own is a person like any other",
    situation: "require-reregistration",
    ends: "completed verified",
    tenant: (_, subject) => {
      subject.userType = "Guest";
    },
  },
  {
    name: "an ordinary group is no role",
    situation: "require-reregistration",
    ends: "completed verified",
    tenant: (file) => file.groups.push(group([cast.subject])),
  },
  {
    name: "a role of the manager and of the help desk keeps nobody from being helped",
    situation: "require-reregistration",
    ends: "completed verified",
    tenant: (file) => file.roleAssignments.push(holding(cast.manager), holding(cast.requester)),
  },
  {
    name: "an account from a directory of the organisation's own premises is helped",
    situation: "lost-phone",
    ends: "completed open",
    tenant: (_, subject) => {
      Object.assign(subject, { onPremisesSyncEnabled: true, onPremisesImmutableId: "abc" });
    },
  },
  {
    name: "a number in the profile is no method",
    situation: "lost-phone",
    ends: "completed open",
    tenant: (_, subject) => {
      subject.mobilePhone = "+81 9011112222";
      subject.methods.push(phone("office"));
    },
  },
];
