import { idOf, runningTenant } from "../running-tenant.ts";

const path = `/beta/users/${idOf("aiko.tanaka")}/authentication/signInPreferences`;
const writing = () =>
  runningTenant((file) => {
    file.identities[0]?.permissions.push("UserAuthenticationMethod.ReadWrite.All");
  });

it("shows the default second factor", async () => {
  const { graph } = await runningTenant();
  expect((await graph("GET", path)).body).toMatchObject({
    isSystemPreferredAuthenticationMethodEnabled: true,
    userPreferredMethodForSecondaryAuthentication: "push",
  });
});

it("shows none for somebody whose default is gone", async () => {
  const { graph, changePerson } = await runningTenant();
  changePerson(idOf("aiko.tanaka"), { methods: [] });
  expect((await graph("GET", path)).body).toMatchObject({
    userPreferredMethodForSecondaryAuthentication: null,
  });
});

it("changes with 204 to a kind that is registered", async () => {
  const { graph } = await writing();
  const body = { userPreferredMethodForSecondaryAuthentication: "sms" };
  expect((await graph("PATCH", path, { body })).status).toBe(204);
  expect((await graph("GET", path)).body).toMatchObject(body);
});

it.each([
  { userPreferredMethodForSecondaryAuthentication: "voiceOffice" },
  { userPreferredMethod: "sms" },
  [],
])("refuses %j", async (body) => {
  const { graph } = await writing();
  expect(await graph("PATCH", path, { body })).toMatchObject({
    status: 400,
    body: { error: { code: "badRequest" } },
  });
});

it("is not to be changed with the reading permission", async () => {
  const { graph } = await runningTenant();
  expect((await graph("PATCH", path, { body: {} })).status).toBe(403);
});
