import { z } from "zod";
import { idOf, runningTenant, stopTime, type RunningTenant } from "../running-tenant.ts";

const path = "/v1.0/auditLogs/directoryAudits";
const query = (filter: string) => `${path}?$filter=${encodeURIComponent(filter)}`;
const revoked = "Update StsRefreshTokenValidFrom Timestamp";

const revoke = ({ graph }: RunningTenant, name: string) =>
  graph("POST", `/v1.0/users/${idOf(name)}/revokeSignInSessions`);

async function activities({ graph }: RunningTenant, filter: string): Promise<string[]> {
  const row = z.object({ activityDisplayName: z.string() });
  const { value } = z.object({ value: z.array(row) }).parse((await graph("GET", query(filter))).body);
  return value.map(({ activityDisplayName }) => activityDisplayName);
}

it("finds what was done to one person since a moment, newest first", async () => {
  const tenant = await runningTenant();
  const before = new Date(Date.now() - 1000).toISOString();
  await revoke(tenant, "ken.sato");
  await revoke(tenant, "aiko.tanaka");
  const phones = `/v1.0/users/${idOf("aiko.tanaka")}/authentication/phoneMethods`;
  await tenant.graph("DELETE", `${phones}/3179e48a-750b-4051-897c-87b9720928f7`);
  const since = `activityDateTime ge ${before} and targetResources/any(t:t/id eq '${idOf("aiko.tanaka")}')`;
  expect(await activities(tenant, since)).toEqual(["Admin deleted security info", revoked]);
  expect(await activities(tenant, `${since} and activityDisplayName eq '${revoked}'`)).toEqual([revoked]);
});

it("holds the creation of app passwords of the last 30 days alone", async () => {
  const tenant = await runningTenant();
  expect(
    await activities(tenant, "activityDisplayName eq 'Create application password for user'"),
  ).toHaveLength(1);
});

it("shows a row late, where the tenant is slow", async () => {
  const letPass = stopTime();
  const tenant = await runningTenant((file) => {
    file.faults.auditDelaySeconds = 60;
  });
  await revoke(tenant, "ken.sato");
  expect(await activities(tenant, `activityDisplayName eq '${revoked}'`)).toEqual([]);
  letPass(61);
  expect(await activities(tenant, `activityDisplayName eq '${revoked}'`)).toEqual([revoked]);
});

it("takes 5 requests in 10 seconds and says when to come back", async () => {
  const letPass = stopTime();
  const { graph } = await runningTenant();
  for (let request = 0; request < 5; request += 1) expect((await graph("GET", path)).status).toBe(200);
  letPass(1);
  const { status, headers } = await graph("GET", path);
  expect([status, headers.get("retry-after")]).toEqual([429, "9"]);
  letPass(9);
  expect((await graph("GET", path)).status).toBe(200);
});

it.each([
  "activityDateTime ge yesterday",
  "startswith(category,'x')",
  "targetResources/any(t:t/type eq 'User')",
])("refuses the filter %s", async (filter) => {
  const { graph } = await runningTenant();
  expect((await graph("GET", query(filter))).status).toBe(400);
});
