import { idOf, runningTenant } from "../running-tenant.ts";

it("shows per-user MFA in beta, for a policy permission and not for a method one", async () => {
  const path = `/beta/users/${idOf("aiko.tanaka")}/authentication/requirements`;
  const { graph } = await runningTenant();
  expect((await graph("GET", path)).body).toMatchObject({ perUserMfaState: "enforced" });
  const without = await runningTenant((file) => {
    file.identities[0]?.permissions.splice(0, Infinity, "UserAuthenticationMethod.ReadWrite.All");
  });
  expect((await without.graph("GET", path)).status).toBe(403);
});

it.each([
  ["not-found", 404],
  ["forbidden", 403],
] as const)(
  "shows the unlisted service policy, or %s where the tenant file has none",
  async (refusal, status) => {
    const { graph } = await runningTenant();
    expect((await graph("GET", "/beta/policies/mfaServicePolicy")).body).toMatchObject({
      allowAppPasswords: true,
    });
    const without = await runningTenant((file) => {
      file.mfaServicePolicy = null;
      file.variants.mfaServicePolicyRefusal = refusal;
    });
    expect((await without.graph("GET", "/beta/policies/mfaServicePolicy")).status).toBe(status);
  },
);

it("tells federated domains from managed ones", async () => {
  const { graph } = await runningTenant((file) => {
    file.identities[0]?.permissions.push("Domain.Read.All");
  });
  const federated = await graph("GET", "/v1.0/domains/legacy.contoso.example");
  expect(federated.body).toMatchObject({ authenticationType: "Federated" });
  expect((await graph("GET", "/v1.0/domains/fabrikam.example")).status).toBe(404);
});
