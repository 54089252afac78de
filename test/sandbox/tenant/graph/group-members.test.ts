import type { TenantFile } from "../../../../sandbox/tenant/schema.ts";
import { contoso, grant, idOf, runningTenant, stopTime, withhold } from "../running-tenant.ts";
import { containing } from "../like.ts";

const aiko = idOf("aiko.tanaka");
const groupOf = (name: string) => contoso().groups.find(({ displayName }) => displayName === name)?.id ?? "";
const quarantine = groupOf("Quarantine: no legacy authentication");
const members = `/v1.0/groups/${quarantine}/members`;
const reference = (id: string) => ({
  "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${id}`,
});

const tenantWithGroups = (change: (file: TenantFile) => void = () => undefined) =>
  runningTenant((file) => {
    grant(file, "GroupMember.ReadWrite.All");
    change(file);
  });

it("takes somebody in and lets them out again, with a row in the audit log for each", async () => {
  const { graph, tenantState } = await tenantWithGroups();
  expect((await graph("POST", `${members}/$ref`, { body: reference(aiko) })).status).toBe(204);
  expect((await graph("GET", `${members}?$select=id`)).body).toMatchObject({
    value: [{ "@odata.type": "#microsoft.graph.user", id: aiko }],
  });
  expect(tenantState().groups.find(({ id }) => id === quarantine)?.members).toEqual([aiko]);
  expect((await graph("DELETE", `${members}/${aiko}/$ref`)).status).toBe(204);
  expect((await graph("GET", members)).body).toMatchObject({ value: [] });
  expect(tenantState().audits.slice(-2)).toMatchObject([
    {
      activityDisplayName: "Add member to group",
      loggedByService: "Core Directory",
      category: "GroupManagement",
      initiatedBy: { app: { displayName: "mfa-remediation" } },
      targetResources: [
        { id: aiko, type: "User" },
        { id: quarantine, type: "Group", displayName: "Quarantine: no legacy authentication" },
      ],
    },
    { activityDisplayName: "Remove member from group", targetResources: [{ id: aiko }, { id: quarantine }] },
  ]);
});

it("says 400 to who is in already, and 404 to who is not in, to nobody and to no group", async () => {
  const { graph, url } = await tenantWithGroups();
  const own = { "@odata.id": `${url}/v1.0/users/${aiko}` };
  expect((await graph("POST", `${members}/$ref`, { body: own })).status).toBe(204);
  expect(await graph("POST", `${members}/$ref`, { body: reference(aiko) })).toMatchObject({
    status: 400,
    body: { error: { code: "Request_BadRequest", message: containing("already exist") } },
  });
  const absent = { status: 404, body: { error: { code: "Request_ResourceNotFound" } } };
  const nobody = "99999999-9999-4999-8999-999999999999";
  expect(await graph("DELETE", `${members}/${idOf("ken.sato")}/$ref`)).toMatchObject(absent);
  expect(await graph("POST", `${members}/$ref`, { body: reference(nobody) })).toMatchObject(absent);
  expect(await graph("GET", `/v1.0/groups/${nobody}/members`)).toMatchObject(absent);
});

it("refuses an address that is none of Graph's, and a body that is none", async () => {
  const { graph } = await tenantWithGroups();
  const elsewhere = { "@odata.id": `https://graph.example/v1.0/directoryObjects/${aiko}` };
  expect((await graph("POST", `${members}/$ref`, { body: elsewhere })).status).toBe(400);
  expect((await graph("POST", `${members}/$ref`, { body: { id: aiko } })).status).toBe(400);
});

it("needs the permission to write, and more for a group that can hold roles", async () => {
  const reader = await runningTenant((file) => withhold(file, "GroupMember.ReadWrite.All"));
  expect((await reader.graph("POST", `${members}/$ref`, { body: reference(aiko) })).status).toBe(403);
  const path = `/v1.0/groups/${groupOf("Role: help desk")}/members/$ref`;
  const writer = await tenantWithGroups();
  expect((await writer.graph("POST", path, { body: reference(aiko) })).status).toBe(403);
  const more = await tenantWithGroups((file) => grant(file, "RoleManagement.ReadWrite.Directory"));
  expect((await more.graph("POST", path, { body: reference(aiko) })).status).toBe(204);
});

it("lets reads of members lag behind, while changes see what is true", async () => {
  const letPass = stopTime();
  const { graph } = await tenantWithGroups((file) => {
    file.faults.readLagSeconds.groupMembers = 60;
  });
  await graph("POST", `${members}/$ref`, { body: reference(aiko) });
  const groups = `/v1.0/users/${aiko}/transitiveMemberOf/microsoft.graph.group?$select=id`;
  expect((await graph("GET", members)).body).toMatchObject({ value: [] });
  expect(JSON.stringify((await graph("GET", groups)).body)).not.toContain(quarantine);
  expect((await graph("POST", `${members}/$ref`, { body: reference(aiko) })).status).toBe(400);
  letPass(61);
  expect((await graph("GET", members)).body).toMatchObject({ value: [{ id: aiko }] });
  expect(JSON.stringify((await graph("GET", groups)).body)).toContain(quarantine);
});

it("says 204 and changes nothing", async () => {
  const { graph, tenantState } = await tenantWithGroups((file) => {
    file.faults.membershipStays = [quarantine];
  });
  expect((await graph("POST", `${members}/$ref`, { body: reference(aiko) })).status).toBe(204);
  expect((await graph("GET", members)).body).toMatchObject({ value: [] });
  expect(tenantState().audits.at(-1)).toMatchObject({ activityDisplayName: "Add member to group" });
});

it("loses the answer of an addition it made", async () => {
  const { graph, tenantState } = await tenantWithGroups((file) => {
    file.faults.lostAnswer = [{ path: "/members/\\$ref$", method: "POST", first: 1 }];
  });
  await expect(graph("POST", `${members}/$ref`, { body: reference(aiko) })).rejects.toThrow("fetch failed");
  expect(tenantState().groups.find(({ id }) => id === quarantine)?.members).toEqual([aiko]);
});

it("keeps members over a stop", async () => {
  const change = (file: TenantFile) => grant(file, "GroupMember.ReadWrite.All");
  const first = await runningTenant(change);
  await first.graph("POST", `${members}/$ref`, { body: reference(aiko) });
  await first.stop();
  const second = await runningTenant(change, first.dir);
  expect((await second.graph("GET", members)).body).toMatchObject({ value: [{ id: aiko }] });
});

it("lists nested groups as members, people whom nobody may read by their id alone", async () => {
  const { graph } = await runningTenant((file) => {
    file.identities[0]?.permissions.splice(0, Infinity, "GroupMember.Read.All");
  });
  const { body } = await graph(
    "GET",
    `/v1.0/groups/${groupOf("All employees")}/members?$select=id,displayName`,
  );
  expect(body).toHaveProperty("value.0", { "@odata.type": "#microsoft.graph.group", id: groupOf("Sales") });
  expect(body).toHaveProperty("value.1", {
    "@odata.type": "#microsoft.graph.user",
    id: idOf("haruka.ito"),
    displayName: null,
  });
});
