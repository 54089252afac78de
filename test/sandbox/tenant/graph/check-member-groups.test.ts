import { contoso, idOf, runningTenant } from "../running-tenant.ts";

const groupOf = (name: string) => contoso().groups.find(({ displayName }) => displayName === name)?.id ?? "";
const check = `/v1.0/users/${idOf("aiko.tanaka")}/checkMemberGroups`;
const everybody = groupOf("All employees");
const helpDesk = groupOf("Role: help desk");

it("names those of the groups the person is in, through another group too", async () => {
  const { graph } = await runningTenant();
  const { status, body } = await graph("POST", check, { body: { groupIds: [helpDesk, everybody] } });
  expect(status).toBe(200);
  expect(body).toMatchObject({ value: [everybody] });
});

it("takes 1 to 20 groups", async () => {
  const { graph } = await runningTenant();
  for (const groupIds of [[], Array.from({ length: 21 }, () => everybody)])
    expect((await graph("POST", check, { body: { groupIds } })).status).toBe(400);
});

it.each(["User.Read.All", "GroupMember.Read.All"])("takes more than %s", async (permission) => {
  const { graph } = await runningTenant((file) => {
    file.identities[0]?.permissions.splice(0, Infinity, permission);
  });
  expect((await graph("POST", check, { body: { groupIds: [everybody] } })).status).toBe(403);
});
