import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { openIdSignIn } from "../../../../lib/adapters/sign-in/open-id-sign-in.ts";
import type { SignIn } from "../../../../lib/ports/sign-in.ts";
import { startTenant, type Tenant } from "../../../../sandbox/tenant/start-tenant.ts";
import { aKey } from "./keys.ts";

const redirectUri = "http://127.0.0.1:7071/sign-in/callback";
const dir = mkdtempSync(join(tmpdir(), "sign-in-"));
const demo = join(process.cwd(), "sandbox/tenant/contoso.json");

let tenant: Tenant;
let signIn: SignIn;
beforeAll(async () => {
  tenant = await startTenant({ dir, file: demo, port: 0, redirectUris: [redirectUri] });
  const { issuer, tenantId, clientId } = tenant;
  const clock = { now: () => new Date() };
  const credential = { getToken: exchangeToken };
  signIn = openIdSignIn({
    issuer,
    tenantId,
    clientId,
    redirectUri,
    clock,
    credential,
    sessionKeys: [aKey("a")],
  });
});
afterAll(async () => {
  await tenant.stop();
  rmSync(dir, { recursive: true });
});

/** As the managed identity would, without its cache for the whole process. */
async function exchangeToken(scopes: string | string[]) {
  const resource = String(scopes).replace(/\/\.default$/, "");
  const query = new URLSearchParams({ "api-version": "2019-08-01", resource });
  const headers = { "x-identity-header": tenant.identityHeader };
  const answer = await fetch(`${tenant.identityEndpoint}?${query.toString()}`, { headers });
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await answer.json());
  return { token, expiresOnTimestamp: Date.now() + 3_600_000 };
}

/** Chooses a person on the tenant's own page, and comes back. */
async function signInAs(choice: Record<string, string>) {
  const { redirectTo, pending } = await signIn.begin("/cases");
  const body = new URLSearchParams(choice);
  const answer = await fetch(redirectTo, { method: "POST", body, redirect: "manual" });
  const callback = answer.headers.get("location");
  if (!callback) throw new Error(`the tenant answered ${answer.status}`);
  return { callback, finished: await signIn.finish(callback, pending), pending };
}

test("an operator signs in to the simulated tenant with their role", async () => {
  const { finished } = await signInAs({ person: "yuki.mori@contoso.example" });
  expect(finished).toMatchObject({
    person: { oid: "4350cc17-21e5-4f21-acd5-52a09ddbef12", name: "Yuki Mori", roles: ["Operator"] },
    returnTo: "/cases",
  });
  const age = Date.now() - Date.parse(finished?.person.signedInAt ?? "");
  expect(age).toBeGreaterThanOrEqual(0);
  expect(age).toBeLessThan(30_000);
});

test("somebody of another organisation does not", async () => {
  const page = await fetch((await signIn.begin("/cases")).redirectTo);
  const people = [...(await page.text()).matchAll(/value="([0-9a-f-]{36})"/g)].map(([, id = ""]) => id);
  const own = tenant.tenantState().people.map(({ id }) => id);
  const [foreign] = people.filter((id) => !own.includes(id));
  if (!foreign) throw new Error("the tenant offers nobody of another organisation");
  expect((await signInAs({ person: foreign })).finished).toBeUndefined();
});

test("whoever cancels is not signed in, and a code is good once", async () => {
  expect((await signInAs({ cancel: "1" })).finished).toBeUndefined();
  const { callback, pending } = await signInAs({ person: "ken.sato@contoso.example" });
  expect(await signIn.finish(callback, pending)).toBeUndefined();
});
