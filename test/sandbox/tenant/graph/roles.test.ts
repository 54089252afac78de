import { contoso, idOf, runningTenant } from "../running-tenant.ts";
import { anyString } from "../like.ts";

const roles = "/v1.0/roleManagement/directory";
const filter = (id: string) => `$filter=${encodeURIComponent(`principalId eq '${id}'`)}`;
const helpDesk = contoso().groups.find(({ isAssignableToRole }) => isAssignableToRole)?.id ?? "";

it.each([
  ["daiki.kobayashi", ["User Administrator"]],
  ["nao.fujita", ["Helpdesk Administrator"]],
  ["mei.hayashi", []],
  ["aiko.tanaka", []],
])("%s holds, directly or through groups, %j", async (name, expected) => {
  const { graph } = await runningTenant();
  const path = `/v1.0/users/${idOf(name)}/transitiveMemberOf/microsoft.graph.directoryRole`;
  const { body } = await graph("GET", `${path}?$select=id,displayName`);
  expect(body).toMatchObject({ value: expected.map((displayName) => ({ displayName })) });
});

it("a role over an administrative unit is an assignment and no directory role membership", async () => {
  const { graph } = await runningTenant((file) => {
    const [assignment] = file.roleAssignments;
    if (assignment === undefined) throw new Error("Contoso has no roles");
    file.roleAssignments.push({
      ...assignment,
      id: "scoped",
      principalId: idOf("ken.sato"),
      directoryScopeId: "/administrativeUnits/1",
    });
  });
  const path = `/v1.0/users/${idOf("ken.sato")}/transitiveMemberOf/microsoft.graph.directoryRole`;
  expect((await graph("GET", path)).body).toMatchObject({ value: [] });
  const { body } = await graph(
    "GET",
    `${roles}/roleAssignments?${filter(idOf("ken.sato"))}&$expand=roleDefinition`,
  );
  expect(body).toMatchObject({
    value: [{ id: "scoped", roleDefinition: { displayName: "Global Administrator" } }],
  });
});

it("assignments name the principal itself: a role through a group stands under the group", async () => {
  const { graph } = await runningTenant();
  const direct = await graph("GET", `${roles}/roleAssignments?${filter(idOf("nao.fujita"))}`);
  expect(direct.body).toMatchObject({ value: [] });
  for (const name of ["roleAssignments", "roleAssignmentScheduleInstances"])
    expect((await graph("GET", `${roles}/${name}?${filter(helpDesk)}`)).body).toMatchObject({
      value: [{ principalId: helpDesk }],
    });
});

it("beta's transitive assignments fold in groups, and want an advanced query", async () => {
  const { graph } = await runningTenant();
  const path = `/beta/roleManagement/directory/transitiveRoleAssignments?${filter(idOf("nao.fujita"))}`;
  expect(await graph("GET", `${path}&$count=true`)).toMatchObject({
    status: 400,
    body: { error: { code: "Request_UnsupportedQuery" } },
  });
  const headers = { ConsistencyLevel: "eventual" };
  expect((await graph("GET", path, { headers })).status).toBe(400);
  expect((await graph("GET", `${path}&$count=true`, { headers })).body).toMatchObject({
    "@odata.count": 1,
    value: [{ principalId: helpDesk }],
  });
});

it("eligible roles are listed apart", async () => {
  const { graph } = await runningTenant();
  const { body } = await graph(
    "GET",
    `${roles}/roleEligibilityScheduleInstances?${filter(idOf("mei.hayashi"))}`,
  );
  expect(body).toMatchObject({ value: [{ principalId: idOf("mei.hayashi") }] });
});

it("groups come nested ones included; unreadable ones with their id alone", async () => {
  const path = `/v1.0/users/${idOf("aiko.tanaka")}/transitiveMemberOf/microsoft.graph.group`;
  const select = "?$select=id,displayName,isAssignableToRole";
  const blind = await runningTenant(({ identities: [identity] }) => {
    if (identity === undefined) throw new Error("Contoso has no identity");
    identity.permissions = identity.permissions.filter((name) => name !== "GroupMember.Read.All");
  });
  expect((await blind.graph("GET", path + select)).body).toMatchObject({
    value: [
      { id: anyString, displayName: null, isAssignableToRole: null },
      { id: anyString, displayName: null, isAssignableToRole: null },
    ],
  });
  const seeing = await runningTenant();
  expect((await seeing.graph("GET", path + select)).body).toMatchObject({
    value: [
      { displayName: "Sales", isAssignableToRole: false },
      { displayName: "All employees", isAssignableToRole: false },
    ],
  });
});

it("refuses a filter it does not understand, instead of ignoring it", async () => {
  const { graph } = await runningTenant();
  const query = `$filter=${encodeURIComponent("principalId ne 'x'")}`;
  expect((await graph("GET", `${roles}/roleAssignments?${query}`)).status).toBe(400);
});

it("memberships that could be activated are listed for one principal or one group, and for nobody else", async () => {
  const aiko = idOf("aiko.tanaka");
  const { graph } = await runningTenant((file) => {
    file.groupEligibilities.push({ principalId: aiko, groupId: helpDesk, accessId: "owner" });
  });
  const path = "/v1.0/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances";
  const ofGroup = `$filter=${encodeURIComponent(`groupId eq '${helpDesk}'`)}`;
  for (const asked of [filter(aiko), ofGroup])
    expect((await graph("GET", `${path}?${asked}`)).body).toMatchObject({
      value: [{ principalId: aiko, groupId: helpDesk, accessId: "owner" }],
    });
  expect((await graph("GET", `${path}?${filter(idOf("ken.sato"))}`)).body).toMatchObject({ value: [] });
  expect((await graph("GET", path)).status).toBe(400);
});

it("without its permission they are refused", async () => {
  const { graph } = await runningTenant((file) => {
    for (const { permissions } of file.identities)
      permissions.splice(permissions.indexOf("PrivilegedEligibilitySchedule.Read.AzureADGroup"), 1);
  });
  const path = "/v1.0/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances";
  expect((await graph("GET", `${path}?${filter(idOf("ken.sato"))}`)).status).toBe(403);
});
