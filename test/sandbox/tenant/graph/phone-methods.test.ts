import { readFileSync } from "node:fs";
import { join } from "node:path";
import { phoneIds } from "../../../../sandbox/tenant/graph/phone-methods.ts";
import type { TenantFile } from "../../../../sandbox/tenant/schema.ts";
import { contoso, idOf, runningTenant, stopTime } from "../running-tenant.ts";
import { containing } from "../like.ts";

const phonesOf = (name: string) => `/v1.0/users/${idOf(name)}/authentication/phoneMethods`;
const mei = phonesOf("mei.hayashi");
const aiko = phonesOf("aiko.tanaka");
const mobile = { phoneNumber: "+81 8011112222", phoneType: "mobile" };
const withSmsSignIn = (file: TenantFile) => {
  file.smsSignInPolicy.state = "enabled";
};

it("registers a number, and says so in the audit log", async () => {
  const { graph, tenantState } = await runningTenant();
  expect(await graph("POST", mei, { body: mobile })).toMatchObject({
    status: 201,
    body: { ...mobile, id: phoneIds.mobile, smsSignInState: "notAllowedByPolicy" },
  });
  expect((await graph("GET", mei)).body).toMatchObject({ value: [mobile] });
  expect(tenantState().audits.at(-1)).toMatchObject({
    activityDisplayName: "Admin registered security info",
    targetResources: [{ id: idOf("mei.hayashi") }],
  });
});

it("writes no number to the journal, nor to the audit log", async () => {
  const tenant = await runningTenant();
  await tenant.graph("POST", mei, { body: mobile });
  await tenant.graph("PATCH", `${mei}/${phoneIds.mobile}`, { body: { phoneNumber: "+81 8033334444" } });
  const said =
    readFileSync(join(tenant.dir, "journal.ndjson"), "utf8") + JSON.stringify(tenant.tenantState().audits);
  expect(said).not.toMatch(/8011112222|8033334444/);
});

it("shows no more than the last figures where numbers are masked, and keeps them whole", async () => {
  const { graph, tenantState } = await runningTenant((file) => {
    file.variants.phoneNumbers = "masked";
  });
  await graph("POST", mei, { body: mobile });
  const shown = { value: [{ ...mobile, phoneNumber: "+81 XXXXXXXX22" }] };
  expect((await graph("GET", mei)).body).toMatchObject(shown);
  expect(JSON.stringify(tenantState().people)).toContain(mobile.phoneNumber);
});

it.each([
  ["bad-request", 400, "badRequest"],
  ["conflict", 409, "conflict"],
] as const)("refuses a second number of a type as %s", async (phoneClash, status, code) => {
  const { graph } = await runningTenant((file) => {
    file.variants.phoneClash = phoneClash;
  });
  expect(await graph("POST", aiko, { body: mobile })).toMatchObject({ status, body: { error: { code } } });
});

it("wants a mobile number before an alternate one", async () => {
  const { graph } = await runningTenant();
  const alternate = { phoneNumber: "+81 9000001111", phoneType: "alternateMobile" };
  expect((await graph("POST", mei, { body: alternate })).status).toBe(400);
  await graph("POST", mei, { body: mobile });
  expect(await graph("POST", mei, { body: alternate })).toMatchObject({
    status: 201,
    body: { id: phoneIds.alternateMobile, smsSignInState: "notSupported" },
  });
});

it.each([
  ["08011112222", "mobile"],
  ["+818011112222", "mobile"],
  ["+81 80-1111-2222", "mobile"],
  ["+81 8011112222", "pager"],
])("refuses %s as %s", async (phoneNumber, phoneType) => {
  const { graph } = await runningTenant();
  expect(await graph("POST", mei, { body: { phoneNumber, phoneType } })).toMatchObject({
    status: 400,
    body: { error: { code: "badRequest" } },
  });
});

it("takes an extension", async () => {
  const { graph } = await runningTenant();
  const office = { phoneNumber: "+81 355550123x42", phoneType: "office" };
  expect((await graph("POST", mei, { body: office })).status).toBe(201);
});

it.each([
  ["no-content", 204, undefined],
  ["with-body", 200, { phoneNumber: mobile.phoneNumber }],
] as const)("changes a number and answers %s", async (phoneUpdate, status, body) => {
  const { graph, tenantState } = await runningTenant((file) => {
    file.variants.phoneUpdate = phoneUpdate;
  });
  const answer = await graph("PATCH", `${aiko}/${phoneIds.mobile}`, { body: mobile });
  expect(answer.status).toBe(status);
  if (body === undefined) expect(answer.body).toBeUndefined();
  else expect(answer.body).toMatchObject(body);
  expect((await graph("GET", `${aiko}/${phoneIds.mobile}`)).body).toMatchObject(mobile);
  expect(tenantState().audits.at(-1)).toMatchObject({ activityDisplayName: "Admin updated security info" });
});

it("changes neither a type nor what is not there", async () => {
  const { graph } = await runningTenant();
  const office = { ...mobile, phoneType: "office" };
  expect((await graph("PATCH", `${aiko}/${phoneIds.mobile}`, { body: office })).status).toBe(400);
  expect((await graph("PATCH", `${mei}/${phoneIds.mobile}`, { body: mobile })).status).toBe(404);
});

it("shows the old number for a while where reads lag, and again after a deletion nothing", async () => {
  const letPass = stopTime();
  const { graph } = await runningTenant((file) => {
    file.faults.readLagSeconds.methods = 60;
  });
  const path = `${aiko}/${phoneIds.mobile}`;
  await graph("PATCH", path, { body: mobile });
  expect((await graph("GET", path)).body).toMatchObject({ phoneNumber: "+81 8012345678" });
  letPass(61);
  expect((await graph("GET", path)).body).toMatchObject({ phoneNumber: mobile.phoneNumber });
  await graph("DELETE", path);
  letPass(61);
  expect((await graph("GET", path)).status).toBe(404);
  expect((await graph("POST", aiko, { body: mobile })).status).toBe(201);
  expect((await graph("GET", path)).status).toBe(404);
});

describe("SMS sign-in", () => {
  it("is on at once for a number of somebody the policy means, until it is disabled", async () => {
    const { graph } = await runningTenant(withSmsSignIn);
    const path = `${mei}/${phoneIds.mobile}`;
    expect((await graph("POST", mei, { body: mobile })).body).toMatchObject({ smsSignInState: "ready" });
    expect((await graph("POST", `${path}/disableSmsSignIn`)).status).toBe(204);
    expect((await graph("GET", path)).body).toMatchObject({ ...mobile, smsSignInState: "notEnabled" });
    expect((await graph("POST", `${path}/enableSmsSignIn`)).status).toBe(204);
    expect((await graph("GET", path)).body).toMatchObject({ smsSignInState: "ready" });
  });

  it("is for one person a number", async () => {
    const { graph } = await runningTenant(withSmsSignIn);
    await graph("POST", mei, { body: mobile });
    const second = { phoneNumber: mobile.phoneNumber };
    await graph("PATCH", `${aiko}/${phoneIds.mobile}`, { body: second });
    expect((await graph("GET", `${aiko}/${phoneIds.mobile}`)).body).toMatchObject({
      smsSignInState: "phoneNumberNotUnique",
    });
    expect((await graph("POST", `${aiko}/${phoneIds.mobile}/enableSmsSignIn`)).status).toBe(400);
  });

  it("is refused where the policy leaves the person out", async () => {
    const { graph } = await runningTenant();
    const answer = await graph("POST", `${aiko}/${phoneIds.mobile}/enableSmsSignIn`);
    expect(answer.body).toHaveProperty("error.message", containing("notAllowedByPolicy"));
  });
});

it("needs its own permission, and is refused in a restricted-management unit", async () => {
  const { graph } = await runningTenant();
  const makoto = `${phonesOf("makoto.abe")}/${phoneIds.mobile}`;
  expect((await graph("PATCH", makoto, { body: mobile })).status).toBe(403);
  const without = await runningTenant((file) => {
    file.identities[0]?.permissions.splice(0, Infinity, "UserAuthenticationMethod.Read.All");
  });
  expect((await without.graph("POST", mei, { body: mobile })).status).toBe(403);
});

it("knows the ids that Contoso's phones have", () => {
  const phones = contoso().people.flatMap(({ methods }) =>
    methods.filter(({ phoneType }) => phoneType !== undefined),
  );
  for (const { id, phoneType } of phones) expect(Object.entries(phoneIds)).toContainEqual([phoneType, id]);
});
