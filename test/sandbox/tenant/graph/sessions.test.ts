import { z } from "zod";
import { idOf, runningTenant, stopTime, type RunningTenant } from "../running-tenant.ts";

const revoke = ({ graph }: RunningTenant, name: string) =>
  graph("POST", `/v1.0/users/${idOf(name)}/revokeSignInSessions`);

async function validFrom({ graph }: RunningTenant, name: string): Promise<number> {
  const { body } = await graph("GET", `/v1.0/users/${idOf(name)}?$select=signInSessionsValidFromDateTime`);
  return Date.parse(
    z.object({ signInSessionsValidFromDateTime: z.string() }).parse(body).signInSessionsValidFromDateTime,
  );
}

it("revoking answers true and moves the moment from which sessions are valid, in whole seconds", async () => {
  const tenant = await runningTenant();
  const before = Math.floor(Date.now() / 1000) * 1000;
  expect(await revoke(tenant, "aiko.tanaka")).toMatchObject({ status: 200, body: { value: true } });
  expect(await validFrom(tenant, "aiko.tanaka")).toBeGreaterThanOrEqual(before);
  expect(tenant.tenantState().audits.at(-1)).toMatchObject({
    activityDisplayName: "Update StsRefreshTokenValidFrom Timestamp",
    loggedByService: "Core Directory",
  });
});

it("a read behind its time shows the old moment first", async () => {
  const letPass = stopTime();
  const tenant = await runningTenant((file) => {
    file.faults.readLagSeconds.signInSessionsValidFrom = 60;
  });
  await revoke(tenant, "aiko.tanaka");
  expect(await validFrom(tenant, "aiko.tanaka")).toBe(Date.parse("2026-01-01T00:00:00Z"));
  letPass(61);
  expect(await validFrom(tenant, "aiko.tanaka")).toBeGreaterThan(Date.now() - 70_000);
});

it("a second revocation does not bring the first one forward in such a read", async () => {
  const tenant = await runningTenant((file) => {
    file.faults.readLagSeconds.signInSessionsValidFrom = 600;
  });
  await revoke(tenant, "aiko.tanaka");
  await revoke(tenant, "aiko.tanaka");
  expect(await validFrom(tenant, "aiko.tanaka")).toBe(Date.parse("2026-01-01T00:00:00Z"));
});

it("an external guest's sessions stay, though the answer is the same", async () => {
  const tenant = await runningTenant();
  const guest = tenant.tenantState().people.find(({ externalUserState }) => externalUserState !== null);
  const path = `/v1.0/users/${guest?.id ?? ""}`;
  expect(await tenant.graph("POST", `${path}/revokeSignInSessions`)).toMatchObject({ status: 200 });
  expect((await tenant.graph("GET", `${path}?$select=signInSessionsValidFromDateTime`)).body).toMatchObject({
    signInSessionsValidFromDateTime: "2026-01-01T00:00:00Z",
  });
});

it("somebody in a restricted-management unit is refused", async () => {
  const tenant = await runningTenant();
  expect(await revoke(tenant, "makoto.abe")).toMatchObject({
    status: 403,
    body: { error: { code: "Authorization_RequestDenied" } },
  });
});
