import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { grant, idOf, runningTenant, typesIn, type RunningTenant } from "../running-tenant.ts";
import { including } from "../like.ts";

const aiko = idOf("aiko.tanaka");
const passes = `/v1.0/users/${aiko}/authentication/temporaryAccessPassMethods`;
const pageOf = ({ url }: RunningTenant) => `${url}/portal/users/${aiko}/security-info`;
const press = (tenant: RunningTenant, form: Record<string, string>) =>
  fetch(pageOf(tenant), { method: "POST", body: new URLSearchParams(form), redirect: "manual" });
const strong = async ({ graph }: RunningTenant) =>
  typesIn(await graph("GET", `/v1.0/users/${aiko}/authentication/methods`)).filter(
    (type) => type === "microsoftAuthenticator" || type === "fido2",
  );

async function tenantAndPass(body: Record<string, unknown>) {
  const tenant = await runningTenant((file) => grant(file, "UserAuthMethod-TAP.ReadWrite.All"));
  const answer = await tenant.graph("POST", passes, { body });
  const { temporaryAccessPass } = z.object({ temporaryAccessPass: z.string() }).parse(answer.body);
  return { tenant, pass: temporaryAccessPass };
}

it("lets the person in with the pass, once, to register a strong method", async () => {
  const { tenant, pass } = await tenantAndPass({ isUsableOnce: true });
  const answer = await press(tenant, { pass, register: "authenticator" });
  expect([answer.status, answer.headers.get("location")]).toEqual([
    303,
    `/portal/users/${aiko}/security-info?added=authenticator`,
  ]);
  expect(await strong(tenant)).toEqual(["microsoftAuthenticator", "fido2", "microsoftAuthenticator"]);
  expect((await tenant.graph("GET", passes)).body).toMatchObject({
    value: [{ isUsable: false, methodUsabilityReason: "OneTimeUsed" }],
  });
  expect(tenant.tenantState().audits.at(-1)).toMatchObject({
    activityDisplayName: "User registered security info",
    loggedByService: "Authentication Methods",
    initiatedBy: { user: { id: aiko }, app: null },
    targetResources: [{ id: aiko }],
  });
  const again = await press(tenant, { pass, register: "passkey" });
  expect(again.status).toBe(403);
  expect(await again.text()).toContain("was for one use and has been used");
  expect(await strong(tenant)).toHaveLength(3);
});

it("takes a pass for many uses as long as it lives", async () => {
  const { tenant, pass } = await tenantAndPass({ isUsableOnce: false });
  tenant.registerWithPass(aiko, pass, "authenticator");
  expect(tenant.registerWithPass(aiko, pass, "passkey")).toMatchObject({
    "@odata.type": "#microsoft.graph.fido2AuthenticationMethod",
  });
  expect(await strong(tenant)).toHaveLength(4);
});

it("refuses a wrong pass, a deleted one, one of later and a disabled account, and changes nothing", async () => {
  const { tenant, pass } = await tenantAndPass({});
  const before = tenant.tenantState();
  expect((await press(tenant, { pass: `${pass}x`, register: "passkey" })).status).toBe(403);
  expect((await press(tenant, { pass, register: "carrier pigeon" })).status).toBe(400);
  expect(tenant.tenantState()).toEqual(before);

  tenant.changePerson(aiko, { accountEnabled: false });
  expect(() => tenant.registerWithPass(aiko, pass, "passkey")).toThrow("account-disabled");
  tenant.changePerson(aiko, { accountEnabled: true });

  const { id } = z
    .object({ value: z.tuple([z.object({ id: z.string() })]) })
    .parse((await tenant.graph("GET", passes)).body).value[0];
  await tenant.graph("DELETE", `${passes}/${id}`);
  expect(() => tenant.registerWithPass(aiko, pass, "passkey")).toThrow("wrong-pass");

  const later = await tenantAndPass({ startDateTime: new Date(Date.now() + 60_000).toISOString() });
  expect(() => later.tenant.registerWithPass(aiko, later.pass, "passkey")).toThrow("NotYetValid");
  expect(() => later.tenant.registerWithPass("nobody", later.pass, "passkey")).toThrow(
    "nobody in the tenant",
  );
});

it("survives a stop: a used pass stays used, an unused one opens", async () => {
  const { tenant, pass } = await tenantAndPass({ isUsableOnce: true });
  await tenant.stop();
  const change = (file: Parameters<typeof grant>[0]) => grant(file, "UserAuthMethod-TAP.ReadWrite.All");
  const second = await runningTenant(change, tenant.dir);
  second.registerWithPass(aiko, pass, "passkey");
  await second.stop();
  const third = await runningTenant(change, tenant.dir);
  expect(() => third.registerWithPass(aiko, pass, "passkey")).toThrow("OneTimeUsed");
});

it("makes a new Authenticator the default where there is none", async () => {
  const { tenant, pass } = await tenantAndPass({});
  tenant.changePerson(aiko, { methods: [] });
  const answer = await tenant.graph("POST", passes, { body: {} });
  const second = z.object({ temporaryAccessPass: z.string() }).parse(answer.body).temporaryAccessPass;
  expect(() => tenant.registerWithPass(aiko, pass, "authenticator")).toThrow("wrong-pass");
  tenant.registerWithPass(aiko, second, "authenticator");
  const preferences = await tenant.graph("GET", `/beta/users/${aiko}/authentication/signInPreferences`);
  expect(preferences.body).toMatchObject({ userPreferredMethodForSecondaryAuthentication: "push" });
});

it("shows the methods, numbers masked, in both languages, and writes no pass down", async () => {
  const { tenant, pass } = await tenantAndPass({});
  const english = await (await fetch(pageOf(tenant))).text();
  expect(english).toContain("phone: mobile, +81 XXXXXXXX78");
  expect(english).not.toContain("8012345678");
  const japanese = await (await fetch(pageOf(tenant), { headers: { "accept-language": "ja" } })).text();
  expect(japanese).toContain("一時アクセス パスでサインインして方法を追加する");
  await press(tenant, { pass, register: "passkey" });
  expect(tenant.journal()).toContainEqual(
    including({ method: "POST", path: new URL(pageOf(tenant)).pathname }),
  );
  for (const name of ["tenant-state.json", "journal.ndjson"])
    expect(readFileSync(join(tenant.dir, name), "utf8")).not.toContain(pass);
  expect((await fetch(`${tenant.url}/portal/users/nobody/security-info`)).status).toBe(404);
});
