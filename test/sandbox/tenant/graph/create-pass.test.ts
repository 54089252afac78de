import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { TenantFile } from "../../../../sandbox/tenant/schema.ts";
import {
  contoso,
  grant,
  idOf,
  runningTenant,
  stopTime,
  typesIn,
  withhold,
  type RunningTenant,
} from "../running-tenant.ts";
import { containing, someId } from "../like.ts";

const aiko = `/v1.0/users/${idOf("aiko.tanaka")}/authentication`;
const passes = `${aiko}/temporaryAccessPassMethods`;
const created = z.looseObject({ id: z.string(), temporaryAccessPass: z.string() });

const tenantWithPasses = (change: (file: TenantFile) => void = () => undefined) =>
  runningTenant((file) => {
    grant(file, "UserAuthMethod-TAP.ReadWrite.All");
    change(file);
  });

async function newPass({ graph }: RunningTenant, body: Record<string, unknown> = { isUsableOnce: true }) {
  const answer = await graph("POST", passes, { body });
  expect(answer.status).toBe(201);
  return created.parse(answer.body);
}

it("is created with the policy's defaults and shows its code this once", async () => {
  const tenant = await tenantWithPasses();
  const { id, temporaryAccessPass, ...pass } = await newPass(tenant, {});
  expect(temporaryAccessPass).toHaveLength(8);
  expect(pass).toMatchObject({
    "@odata.type": "#microsoft.graph.temporaryAccessPassAuthenticationMethod",
    lifetimeInMinutes: 60,
    isUsableOnce: false,
    isUsable: true,
    methodUsabilityReason: "EnabledByPolicy",
  });
  const readAgain = { id, temporaryAccessPass: null, isUsable: true };
  expect((await tenant.graph("GET", passes)).body).toMatchObject({ value: [readAgain] });
  expect((await tenant.graph("GET", `${passes}/${id}`)).body).toMatchObject(readAgain);
  expect(typesIn(await tenant.graph("GET", `${aiko}/methods`))).toContain("temporaryAccessPass");
});

it("leaves its code in no file of the tenant's folder, and its creation in the audit log", async () => {
  const tenant = await tenantWithPasses();
  const { temporaryAccessPass } = await newPass(tenant);
  for (const name of ["tenant-state.json", "journal.ndjson"])
    expect(readFileSync(join(tenant.dir, name), "utf8")).not.toContain(temporaryAccessPass);
  expect(JSON.stringify(tenant.tenantState())).not.toContain(temporaryAccessPass);
  expect(tenant.tenantState().audits.at(-1)).toMatchObject({
    activityDisplayName: "Admin registered security info",
    resultReason: containing("temporary access pass"),
  });
});

it("puts an end to the one before", async () => {
  const tenant = await tenantWithPasses();
  const first = await newPass(tenant);
  const second = await newPass(tenant);
  expect(second.temporaryAccessPass).not.toBe(first.temporaryAccessPass);
  expect((await tenant.graph("GET", passes)).body).toMatchObject({ value: [{ id: second.id }] });
  expect((await tenant.graph("GET", `${passes}/${first.id}`)).status).toBe(404);
});

it("can be deleted, once", async () => {
  const tenant = await tenantWithPasses();
  const { id } = await newPass(tenant);
  expect((await tenant.graph("DELETE", `${passes}/${id}`)).status).toBe(204);
  expect((await tenant.graph("GET", passes)).body).toMatchObject({ value: [] });
  expect((await tenant.graph("DELETE", `${passes}/${id}`)).status).toBe(404);
});

it("may begin later, and does not work before", async () => {
  const tenant = await tenantWithPasses();
  const startDateTime = new Date(Date.now() + 3_600_000).toISOString();
  expect(await newPass(tenant, { startDateTime })).toMatchObject({
    isUsable: false,
    methodUsabilityReason: "NotYetValid",
    startDateTime,
  });
});

it("expires at the end of its life", async () => {
  const tenant = await tenantWithPasses();
  const startDateTime = new Date(Date.now() - 61 * 60_000).toISOString();
  expect(await newPass(tenant, { startDateTime, lifetimeInMinutes: 60 })).toMatchObject({
    isUsable: false,
    methodUsabilityReason: "Expired",
  });
});

it.each([
  ["a life below the policy's range", { lifetimeInMinutes: 30 }, "The valid range between 60 and 480."],
  ["a life above the policy's range", { lifetimeInMinutes: 481 }, "The valid range between 60 and 480."],
  ["a property it does not have", { lifetime: 60 }, "Unrecognized key"],
  ["a moment that is none", { startDateTime: "tomorrow" }, "Invalid ISO datetime"],
])("refuses %s", async (_, body, message) => {
  const { graph, tenantState } = await tenantWithPasses();
  const before = tenantState();
  const answer = await graph("POST", passes, { body });
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({
    error: { code: "badRequest", message: containing(message), innerError: { message: containing(message) } },
  });
  expect(tenantState()).toEqual(before);
});

it("is for one use where the policy says so, asked for or not", async () => {
  const tenant = await tenantWithPasses((file) => {
    file.temporaryAccessPassPolicy.isUsableOnce = true;
  });
  expect(await newPass(tenant, {})).toMatchObject({ isUsableOnce: true });
  expect((await tenant.graph("POST", passes, { body: { isUsableOnce: false } })).status).toBe(400);
});

describe("somebody the policy leaves out", () => {
  const groupOf = (name: string) =>
    contoso().groups.find(({ displayName }) => displayName === name)?.id ?? "";
  const leavings: [string, (file: TenantFile) => void][] = [
    ["because it is off", (file) => (file.temporaryAccessPassPolicy.state = "disabled")],
    [
      "because another group is meant",
      ({ temporaryAccessPassPolicy: policy }) => {
        const target = {
          targetType: "group",
          id: groupOf("Role: help desk"),
          isRegistrationRequired: false,
        } as const;
        policy.includeTargets = [target];
      },
    ],
    [
      "because a group around her group is excluded",
      ({ temporaryAccessPassPolicy: policy }) => {
        const target = {
          targetType: "group",
          id: groupOf("All employees"),
          isRegistrationRequired: false,
        } as const;
        policy.excludeTargets = [target];
      },
    ],
  ];

  it.each(leavings)("is refused a pass %s", async (_, change) => {
    const { graph } = await tenantWithPasses(change);
    const answer = await graph("POST", passes, { body: {} });
    expect(answer.status).toBe(400);
    expect(answer.body).toHaveProperty("error.message", containing("AuthMethodType [TemporaryAccessPass]"));
  });

  it.each(leavings)(
    "gets one that is no good, where the tenant does as documented, %s",
    async (_, change) => {
      const tenant = await tenantWithPasses((file) => {
        file.variants.passOutsidePolicy = "created";
        change(file);
      });
      const usability = { isUsable: false, methodUsabilityReason: "DisabledByPolicy" };
      expect(await newPass(tenant)).toMatchObject(usability);
    },
  );
});

it("is refused for an external guest, and not for a guest of the tenant's own", async () => {
  const { graph } = await tenantWithPasses();
  const liam = encodeURIComponent("liam.oneill_fabrikam.example#EXT#@contoso.example");
  const external = await graph("POST", `/v1.0/users/${liam}/authentication/temporaryAccessPassMethods`, {
    body: {},
  });
  expect(external.body).toHaveProperty("error.message", containing("external guest"));
  const sofia = `/v1.0/users/${idOf("sofia.rossi")}/authentication/temporaryAccessPassMethods`;
  expect((await graph("POST", sofia, { body: {} })).status).toBe(201);
});

it("needs its own permission, and is refused in a restricted-management unit", async () => {
  const without = await runningTenant((file) => withhold(file, "UserAuthMethod-TAP.ReadWrite.All"));
  expect((await without.graph("POST", passes, { body: {} })).status).toBe(403);
  const { graph } = await tenantWithPasses();
  const makoto = `/v1.0/users/${idOf("makoto.abe")}/authentication/temporaryAccessPassMethods`;
  expect((await graph("POST", makoto, { body: {} })).status).toBe(403);
});

it("is there although the answer was lost, and nobody knows its code", async () => {
  const { graph } = await tenantWithPasses((file) => {
    file.faults.lostAnswer = [{ path: "/temporaryAccessPassMethods$", method: "POST", first: 1 }];
  });
  await expect(graph("POST", passes, { body: {} })).rejects.toThrow("fetch failed");
  expect((await graph("GET", passes)).body).toMatchObject({
    value: [{ id: someId, temporaryAccessPass: null }],
  });
});

it("appears late where reads lag", async () => {
  const letPass = stopTime();
  const tenant = await tenantWithPasses((file) => {
    file.faults.readLagSeconds.methods = 60;
  });
  await newPass(tenant);
  expect((await tenant.graph("GET", passes)).body).toMatchObject({ value: [] });
  letPass(61);
  expect((await tenant.graph("GET", passes)).body).toMatchObject({ value: [{ id: someId }] });
});

it("shows its policy to who may read policies", async () => {
  const { graph } = await runningTenant();
  const policy =
    "/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass";
  expect((await graph("GET", policy)).body).toMatchObject({
    id: "TemporaryAccessPass",
    state: "enabled",
    minimumLifetimeInMinutes: 60,
    maximumLifetimeInMinutes: 480,
    isUsableOnce: false,
    includeTargets: [{ targetType: "group", id: "all_users" }],
    excludeTargets: [],
  });
  const blind = await runningTenant((file) => {
    file.identities[0]?.permissions.splice(0, Infinity, "User.Read.All");
  });
  expect((await blind.graph("GET", policy)).status).toBe(403);
});
