/** What a tenant tells of its own configuration: groups, licences and policies. */
import { grant, runningTenant } from "../running-tenant.ts";
import { including } from "../like.ts";

const quarantine = "8a6d2f0e-2f55-4c0c-9d4f-6b1c0c7d5e31";

it("shows a group without its members, and says 404 for one that is not there", async () => {
  const { graph } = await runningTenant();
  const { body } = await graph("GET", `/v1.0/groups/${quarantine}?$select=id,isAssignableToRole`);
  expect(body).toEqual({
    "@odata.context": expect.stringContaining("#groups/$entity") as string,
    id: quarantine,
    isAssignableToRole: false,
  });
  expect((await graph("GET", `/v1.0/groups/${quarantine}`)).body).not.toHaveProperty("members");
  expect(await graph("GET", "/v1.0/groups/00000000-0000-4000-8000-000000000000")).toMatchObject({
    status: 404,
    body: { error: { code: "Request_ResourceNotFound" } },
  });
});

it("shows what was bought to who may read licences, and to nobody else", async () => {
  const { graph } = await runningTenant();
  expect((await graph("GET", "/v1.0/subscribedSkus")).body).toMatchObject({
    value: [
      {
        capabilityStatus: "Enabled",
        servicePlans: [{ servicePlanName: "AAD_PREMIUM" }, { servicePlanName: "AAD_PREMIUM_P2" }],
      },
    ],
  });
  const blind = await runningTenant(({ identities: [identity] }) => {
    identity?.permissions.splice(0, Infinity, "User.Read.All");
  });
  expect((await blind.graph("GET", "/v1.0/subscribedSkus")).status).toBe(403);
});

it.each(["enabled", "disabled"] as const)(
  "shows the policy of methods where SMS sign-in is %s",
  async (state) => {
    const { graph } = await runningTenant((file) => {
      grant(file, "Policy.Read.AuthenticationMethod");
      file.smsSignInPolicy.state = state;
      file.authenticationMethodStates.Fido2 = "disabled";
    });
    const { body } = await graph("GET", "/v1.0/policies/authenticationMethodsPolicy");
    expect(body).toMatchObject({
      authenticationMethodConfigurations: expect.arrayContaining([
        including({ id: "Fido2", state: "disabled" }),
        including({ id: "MicrosoftAuthenticator", state: "enabled" }),
        including({ id: "TemporaryAccessPass", state: "enabled" }),
        including({ id: "Sms", includeTargets: [including({ isUsableForSignIn: state === "enabled" })] }),
      ]) as unknown[],
    });
  },
);
