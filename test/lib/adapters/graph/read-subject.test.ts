import { graphDirectory } from "../../../../lib/adapters/graph/graph-directory.ts";
import type { UserId } from "../../../../lib/domain/ids.ts";
import { subjectFacts } from "../../../../lib/domain/subject-facts.ts";
import { people, startTenantUnderTest, without, type TenantUnderTest } from "./tenant-under-test.ts";

const helpDesk = {
  group: "372c4235-87a2-4abd-9c64-4f950d5e92c8",
  role: "729827e3-9c14-49f7-bb1b-9608f156bbb8",
};
const sales = "6379e369-3367-4dd4-890d-a4fc0b39b779";
const allEmployees = "2a868409-3797-420b-ba32-2062ce9001ef";
const userAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";
const authenticationAdministrator = "c4e39bd9-1100-46d3-8c65-fb160da0071f";
const exchangeAdministrator = "29232cdf-9323-42fd-ade2-1d097af3e4de";

let graph: TenantUnderTest | undefined;
afterEach(() => graph?.stop());

async function factsOf(subject: UserId, change?: Parameters<typeof startTenantUnderTest>[0]) {
  graph = await startTenantUnderTest(change);
  return graphDirectory(graph.client).facts(subject, { requester: people.emma });
}

test("all facts about somebody, and the names beside them", async () => {
  graph = await startTenantUnderTest();
  const read = await graphDirectory(graph.client).facts(people.aiko, {
    requester: people.emma,
    phone: { name: " AIKO'S iphone" },
  });
  expect(read).toEqual({
    facts: {
      subject: people.aiko,
      requester: people.emma,
      accountEnabled: true,
      isExternal: false,
      isManagementRestricted: false,
      roles: { direct: [], throughGroups: [], eligible: [] },
      roleAssignableGroups: [],
      groups: [allEmployees, sales],
      ...{ isSynced: false, mfaBy: "entra" },
      manager: {
        ...{ id: people.ken, kind: "user", accountEnabled: true, isExternal: false },
        reportsToSubject: false,
      },
      methods: [
        {
          id: "140b675676bce11275840801ed52ecf5",
          type: "fido2",
          isDefault: false,
          createdAt: "2025-06-03T04:00:00.000Z",
          ...{ isInAuthenticatorApp: false, isSyncedPasskey: false, isSecurityKey: true },
        },
        {
          id: "1509bb0a-9bf1-4331-8a11-8783593942a4",
          type: "softwareOath",
          isDefault: false,
          createdAt: "2025-05-12T01:24:00.000Z",
        },
        { id: "28c10230-6103-485e-b985-444c60001490", type: "password", isDefault: false },
        { id: "3179e48a-750b-4051-897c-87b9720928f7", type: "phone", isDefault: false, phoneType: "mobile" },
        {
          id: "47eaa099-2cb6-416d-86dc-283cf0480ff9",
          type: "microsoftAuthenticator",
          isDefault: true,
          createdAt: "2025-05-12T01:20:00.000Z",
          isNamedPhone: true,
        },
      ],
      unknownMethodTypes: [],
    },
    names: {
      subject: "Aiko Tanaka",
      requester: "Emma Brown",
      manager: "Ken Sato",
      labels: {
        "fido2.140b675676bce11275840801ed52ecf5": "YubiKey 5",
        "microsoftAuthenticator.47eaa099-2cb6-416d-86dc-283cf0480ff9": "Aiko's iPhone",
      },
      secondApprovers: {},
    },
  });
  expect(subjectFacts.parse(read.facts)).toEqual(read.facts);
});

describe("requests", () => {
  test("fifteen for the facts, and one before it to look up whom they are about", async () => {
    graph = await startTenantUnderTest();
    const directory = graphDirectory(graph.client);
    const subject = await directory.resolve("aiko.tanaka@contoso.example");
    if (!subject) throw new Error("not found");
    expect(graph.served()).toHaveLength(1);
    await directory.facts(subject, { requester: people.emma });
    const user = `/users/${subject}`;
    const roles = "/roleManagement/directory";
    expect(graph.served().sort()).toEqual(
      [
        `GET /v1.0${user}`,
        `GET /v1.0${user}/manager`,
        `GET /v1.0/users/${people.ken}`,
        `GET /v1.0/users/${people.emma}`,
        `GET /v1.0${user}/transitiveMemberOf/microsoft.graph.directoryRole`,
        `GET /v1.0${user}/transitiveMemberOf/microsoft.graph.group`,
        `GET /v1.0${user}/ownedObjects/microsoft.graph.group`,
        `GET /v1.0${roles}/roleAssignments`,
        `GET /v1.0${roles}/roleAssignmentScheduleInstances`,
        `GET /v1.0${roles}/roleEligibilityScheduleInstances`,
        `GET /beta${roles}/transitiveRoleAssignments`,
        "GET /v1.0/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances",
        `GET /v1.0${user}/authentication/methods`,
        `GET /beta${user}/authentication/methods`,
        `GET /beta${user}/authentication/signInPreferences`,
      ].sort(),
    );
  });

  test("two more for each role-assignable group, whoever asked", async () => {
    graph = await startTenantUnderTest();
    const directory = graphDirectory(graph.client);
    await directory.facts(people.withRoleThroughGroup, { requester: people.emma });
    expect(graph.served()).toHaveLength(17);
    await directory.facts(people.aiko, { requester: people.aiko });
    expect(graph.served()).toHaveLength(15);
  });
});

describe("roles", () => {
  const none = { direct: [], throughGroups: [], eligible: [] };

  test("held directly", async () => {
    const { facts } = await factsOf(people.withRole);
    expect(facts.roles).toEqual({ ...none, direct: [userAdministrator] });
  });

  test("held through a group, and the group itself", async () => {
    const { facts } = await factsOf(people.withRoleThroughGroup);
    expect(facts.roles).toEqual({ ...none, throughGroups: [helpDesk.role] });
    expect(facts.roleAssignableGroups).toEqual([helpDesk.group]);
  });

  test.each(["member", "owner"] as const)(
    "of which the person could make themselves %s, where roles can be assigned to the group",
    async (accessId) => {
      const { facts } = await factsOf(people.aiko, (file) => {
        for (const groupId of [helpDesk.group, sales])
          file.groupEligibilities.push({ principalId: people.aiko, groupId, accessId });
      });
      expect(facts.roleAssignableGroups).toEqual([helpDesk.group]);
      expect(facts.roles).toEqual(none);
    },
  );

  test("that the person could switch on", async () => {
    const { facts } = await factsOf(people.withEligibleRole);
    expect(facts.roles).toEqual({ ...none, eligible: [exchangeAdministrator] });
  });

  test("that a group could switch on", async () => {
    const { facts } = await factsOf(people.withRoleThroughGroup, ({ roleEligibilities }) => {
      roleEligibilities.push({
        id: "eligibility-of-group",
        principalId: helpDesk.group,
        roleDefinitionId: exchangeAdministrator,
        directoryScopeId: "/",
      });
    });
    expect(facts.roles.eligible).toEqual([exchangeAdministrator]);
  });

  test("over one administrative unit only", async () => {
    const directoryScopeId = "/administrativeUnits/0b0f0c1e-6b0e-4ed8-9c5b-1f0a5a3b7f11";
    const { facts } = await factsOf(people.aiko, ({ roleAssignments }) => {
      roleAssignments.push({
        id: "scoped",
        principalId: people.aiko,
        roleDefinitionId: authenticationAdministrator,
        directoryScopeId,
      });
    });
    expect(facts.roles).toEqual({ ...none, direct: [authenticationAdministrator] });
  });

  test("of the organisation's own making", async () => {
    const id = "6f1a7c2e-0a3d-4f0e-8d43-d1a5a3c7b6f0";
    const { facts } = await factsOf(people.aiko, ({ roleAssignments, roleDefinitions }) => {
      roleDefinitions.push({ id, directoryRoleId: sales, displayName: "Reset phones" });
      const unit = "/administrativeUnits/0b0f0c1e-6b0e-4ed8-9c5b-1f0a5a3b7f11";
      const held = { principalId: people.aiko, roleDefinitionId: id, directoryScopeId: unit };
      roleAssignments.push({ id: "custom", ...held });
    });
    expect(facts.roles.direct).toEqual([id]);
  });

  test("none, but a role-assignable group is theirs to fill", async () => {
    const { facts } = await factsOf(people.aiko, (file) => {
      for (const found of file.groups) if (found.isAssignableToRole) found.owners = [people.aiko];
    });
    expect(facts.roles).toEqual(none);
    expect(facts.roleAssignableGroups).toEqual([helpDesk.group]);
    expect(facts.groups).toEqual([allEmployees, sales]);
  });

  test("none, and a group of theirs that holds none is no sign of one", async () => {
    const { facts } = await factsOf(people.aiko, (file) => {
      for (const found of file.groups) if (found.id === sales) found.owners = [people.aiko];
    });
    expect(facts.roleAssignableGroups).toEqual([]);
  });

  test("none, in a role-assignable group that holds none", async () => {
    const { facts } = await factsOf(people.withRoleThroughGroup, (file) => {
      file.roleAssignments = file.roleAssignments.filter(({ principalId }) => principalId !== helpDesk.group);
    });
    expect(facts.roles).toEqual(none);
    expect(facts.roleAssignableGroups).toEqual([helpDesk.group]);
  });
});

describe("people", () => {
  test("in a restricted unit", async () => {
    expect((await factsOf(people.restricted)).facts).toMatchObject({ isManagementRestricted: true });
  });

  test("disabled", async () => {
    expect((await factsOf(people.disabled)).facts).toMatchObject({ accountEnabled: false });
  });

  test("of another organisation", async () => {
    expect((await factsOf(people.external)).facts).toMatchObject({ isExternal: true });
  });

  test("guests of our own, whose manager is a contact", async () => {
    const { facts, names } = await factsOf(people.internalGuest);
    expect(facts).toMatchObject({ isExternal: false, manager: { kind: "contact", accountEnabled: false } });
    expect(names.manager).toBe("Priya Sharma (Northwind agency)");
  });

  test("without a manager", async () => {
    const { facts, names } = await factsOf(people.withoutManager);
    expect([facts.manager, names.manager]).toEqual([null, null]);
  });

  test("whose manager is disabled", async () => {
    const { facts } = await factsOf(people.withDisabledManager);
    expect(facts.manager).toMatchObject({ id: people.disabled, accountEnabled: false });
  });

  test("whose manager is of another organisation", async () => {
    const { facts } = await factsOf(people.aiko, (file) => {
      for (const found of file.people) if (found.id === people.aiko) found.managerId = people.external;
    });
    expect(facts.manager).toMatchObject({ id: people.external, kind: "user", isExternal: true });
  });

  test("with a method of an unknown type", async () => {
    const { facts, names } = await factsOf(people.withUnknownMethod);
    expect(facts.unknownMethodTypes).toEqual(["#microsoft.graph.hologramAuthenticationMethod"]);
    expect(Object.values(names.labels)).toEqual(["Olivia's iPhone"]);
  });
});

test.each([
  "User.Read.All",
  "GroupMember.Read.All",
  "RoleManagement.Read.Directory",
  "PrivilegedEligibilitySchedule.Read.AzureADGroup",
  "UserAuthenticationMethod.Read.All",
])("without %s a check is impossible, and nothing is taken for granted", async (permission) => {
  await expect(factsOf(people.aiko, without(permission))).rejects.toMatchObject({
    name: "RefusedError",
    code: "check-impossible",
  });
});
