import { contoso, idOf, runningTenant } from "../running-tenant.ts";

const helpDesk = contoso().groups.find(({ isAssignableToRole }) => isAssignableToRole)?.id ?? "";
const path = `/v1.0/users/${idOf("ken.sato")}/ownedObjects/microsoft.graph.group?$select=id,isAssignableToRole`;

it("lists the groups that somebody owns, whether or not they are in them", async () => {
  const { graph } = await runningTenant((file) => {
    for (const group of file.groups) if (group.id === helpDesk) group.owners = [idOf("ken.sato")];
  });
  const { body } = await graph("GET", path);
  expect(body).toMatchObject({ value: [{ id: helpDesk, isAssignableToRole: true }] });
  expect(body).not.toHaveProperty("value.1");
});

it("shows a group that may not be read with its id alone", async () => {
  const { graph } = await runningTenant((file) => {
    for (const group of file.groups) if (group.id === helpDesk) group.owners = [idOf("ken.sato")];
    for (const identity of file.identities)
      identity.permissions = identity.permissions.filter((name) => name !== "GroupMember.Read.All");
  });
  expect((await graph("GET", path)).body).toMatchObject({
    value: [{ id: helpDesk, isAssignableToRole: null }],
  });
});
