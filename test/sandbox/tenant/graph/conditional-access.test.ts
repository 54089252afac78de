import { contoso, runningTenant } from "../running-tenant.ts";

const policies = "/v1.0/identity/conditionalAccess/policies";

it("shows the policies of the tenant file, with the group that people are quarantined in", async () => {
  const { graph } = await runningTenant();
  const quarantine = contoso().groups.find(({ displayName }) => displayName.startsWith("Quarantine"))?.id;
  expect((await graph("GET", policies)).body).toMatchObject({
    value: [
      {
        state: "enabled",
        conditions: {
          clientAppTypes: ["exchangeActiveSync", "other"],
          users: { includeGroups: [quarantine] },
        },
        grantControls: { builtInControls: ["block"] },
      },
    ],
  });
});

it("shows them to who may read policies alone", async () => {
  const { graph } = await runningTenant((file) => {
    file.identities[0]?.permissions.splice(0, Infinity, "Policy.Read.AuthenticationMethod");
  });
  expect((await graph("GET", policies)).status).toBe(403);
});
