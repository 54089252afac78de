/** One person of a scripted Graph: an answer for each path that is read for the facts, any of which a test can change. */
import { people } from "./tenant-under-test.ts";
import type { Asked, Scripted } from "./scripted-graph.ts";

const home = {
  accountEnabled: true,
  externalUserState: null,
  identities: [{ signInType: "userPrincipalName" }],
};
const account = {
  ...{ userPrincipalName: "kim@contoso.example", isManagementRestricted: null, ...home },
  ...{ onPremisesSyncEnabled: null, onPremisesImmutableId: null },
};
const nothing = { value: [] };

const pathsOfFacts = {
  account: `/v1.0/users/${people.aiko}`,
  manager: `/v1.0/users/${people.aiko}/manager`,
  aboveManager: `/v1.0/users/${people.ken}`,
  requester: `/v1.0/users/${people.emma}`,
  directoryRoles: `/v1.0/users/${people.aiko}/transitiveMemberOf/microsoft.graph.directoryRole`,
  groups: `/v1.0/users/${people.aiko}/transitiveMemberOf/microsoft.graph.group`,
  ownedGroups: `/v1.0/users/${people.aiko}/ownedObjects/microsoft.graph.group`,
  roleAssignments: "/v1.0/roleManagement/directory/roleAssignments",
  assignmentInstances: "/v1.0/roleManagement/directory/roleAssignmentScheduleInstances",
  eligibilities: "/v1.0/roleManagement/directory/roleEligibilityScheduleInstances",
  groupEligibilities: "/v1.0/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances",
  transitiveAssignments: "/beta/roleManagement/directory/transitiveRoleAssignments",
  methods: `/v1.0/users/${people.aiko}/authentication/methods`,
  betaMethods: `/beta/users/${people.aiko}/authentication/methods`,
  preferences: `/beta/users/${people.aiko}/authentication/signInPreferences`,
} as const;
export type PathOfFacts = keyof typeof pathsOfFacts;

/** What a well-behaved Graph answers. */
export const bodies: Readonly<Record<PathOfFacts, object>> = {
  account: { id: people.aiko, displayName: "Kim", ...account },
  manager: {
    "@odata.type": "#microsoft.graph.user",
    id: people.ken,
    displayName: "Lee",
    userPrincipalName: "lee@contoso.example",
    ...home,
  },
  aboveManager: { id: people.ken },
  requester: { id: people.emma, userPrincipalName: "max@contoso.example", displayName: "Max" },
  directoryRoles: nothing,
  groups: nothing,
  ownedGroups: nothing,
  roleAssignments: nothing,
  assignmentInstances: nothing,
  eligibilities: nothing,
  groupEligibilities: nothing,
  transitiveAssignments: nothing,
  methods: nothing,
  betaMethods: nothing,
  preferences: { userPreferredMethodForSecondaryAuthentication: null },
};

export const scriptedPerson =
  (changed: Readonly<Partial<Record<PathOfFacts, Scripted>>>) =>
  ({ target }: Asked): Scripted => {
    const [path] = target.split("?");
    const found = pathNames.find((name) => pathsOfFacts[name] === path);
    if (!found) throw new Error(`nothing is scripted for ${target}`);
    return changed[found] ?? { body: bodies[found] };
  };

export const pathNames: readonly PathOfFacts[] = [
  ...(["account", "manager", "aboveManager", "requester", "directoryRoles", "groups"] as const),
  ...(["ownedGroups", "roleAssignments"] as const),
  ...(["assignmentInstances", "eligibilities", "groupEligibilities", "transitiveAssignments"] as const),
  ...(["methods", "betaMethods", "preferences"] as const),
];
