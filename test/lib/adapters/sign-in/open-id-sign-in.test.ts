import { openIdSignIn } from "../../../../lib/adapters/sign-in/open-id-sign-in.ts";
import { TransientError } from "../../../../lib/domain/errors.ts";
import type { SignIn } from "../../../../lib/ports/sign-in.ts";
import { VirtualClock } from "../../../support/fakes/virtual-clock.ts";
import { clientId, startFaultyIssuer, tenantId, type FaultyIssuer } from "./faulty-issuer.ts";
import { aKey } from "./keys.ts";

const redirectUri = "http://127.0.0.1:7071/sign-in/callback";
const ken = "5d32fe61-985f-44e7-aa09-5ee82bb29976";

let faulty: FaultyIssuer;
let clock: VirtualClock;
let signIn: SignIn;
beforeEach(async () => {
  faulty = await startFaultyIssuer();
  clock = new VirtualClock(new Date().toISOString());
  signIn = signInAt(faulty.issuer);
});
afterEach(() => faulty.stop());

const signInAt = (issuer: string, tenant = tenantId): SignIn =>
  openIdSignIn({
    ...{ issuer, tenantId: tenant, clientId, redirectUri, clock, sessionKeys: [aKey("a")] },
    credential: { getToken: () => Promise.resolve({ token: "assertion", expiresOnTimestamp: Infinity }) },
  });

/** Begins, and answers as the issuer would after the person has signed in. */
async function begun(returnTo = "/cases", maxAgeSeconds?: number) {
  const { redirectTo, ...kept } = await signIn.begin(returnTo, maxAgeSeconds);
  const asked = new URL(redirectTo).searchParams;
  faulty.nonce = asked.get("nonce") ?? "";
  const callback = new URL(redirectUri);
  callback.search = new URLSearchParams({ code: "c", state: asked.get("state") ?? "" }).toString();
  return { asked, ...kept, callback };
}

async function signedIn(change: (callback: URL) => void = () => undefined) {
  const { pending, callback } = await begun();
  change(callback);
  return signIn.finish(callback.href, pending);
}

test("the browser is sent with PKCE, state and nonce, none of them twice the same", async () => {
  const [first, second] = [await begun(), await begun()];
  expect(first.asked.get("code_challenge_method")).toBe("S256");
  expect(first.asked.get("redirect_uri")).toBe(redirectUri);
  for (const name of ["code_challenge", "state", "nonce"]) {
    expect(first.asked.get(name)?.length).toBeGreaterThan(20);
    expect(first.asked.get(name)).not.toBe(second.asked.get(name));
    expect(first.pending).not.toContain(first.asked.get(name));
  }
});

test("where a sign-in comes back to is told of one that was begun here, and of no other", async () => {
  const { pending } = await begun("/approvals/abc?lang=en");
  expect(await signIn.returnTo(pending)).toBe("/approvals/abc?lang=en");
  expect(await signIn.returnTo(`${pending}x`)).toBeUndefined();
  expect(await signIn.returnTo(Buffer.from('{"returnTo":"/cases"}').toString("base64url"))).toBeUndefined();
});

test("the person is known by the object id, in lower case", async () => {
  const { pending, callback } = await begun("/approvals/abc?lang=en");
  const finished = await signIn.finish(callback.href, pending);
  expect(finished).toEqual({
    person: { oid: ken, name: "Ken Sato", roles: ["Operator"], signedInAt: null },
    returnTo: "/approvals/abc?lang=en",
  });
});

test("only a sign-in that has to be recent asks the person to prove anew who they are", async () => {
  expect(Object.fromEntries((await begun("/approvals/a", 900)).asked)).toMatchObject({
    max_age: "900",
    prompt: "login",
  });
  const { asked } = await begun();
  expect([asked.has("max_age"), asked.has("prompt")]).toEqual([false, false]);
});

test("the directory's own word on when the person signed in counts, however the sign-in was begun", async () => {
  faulty.faults.claims = { auth_time: 1_795_000_000 };
  for (const maxAgeSeconds of [undefined, 900]) {
    const { pending, callback } = await begun("/cases", maxAgeSeconds);
    const finished = await signIn.finish(callback.href, pending);
    expect(finished?.person.signedInAt).toBe("2026-11-18T11:06:40.000Z");
  }
});

test("without the directory's word a sign-in counts as made now only if it was asked for anew", async () => {
  const { pending, callback } = await begun("/approvals/a", 900);
  const finished = await signIn.finish(callback.href, pending);
  expect(finished?.person.signedInAt).toBe(clock.now().toISOString());
  expect((await signedIn())?.person.signedInAt).toBeNull();
});

test("the app proves itself by its managed identity, without a secret", async () => {
  await signedIn();
  expect(Object.fromEntries(faulty.forms.at(-1) ?? [])).toMatchObject({
    client_assertion: "assertion",
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    redirect_uri: redirectUri,
  });
});

const wrongTokens: [string, (faults: FaultyIssuer["faults"]) => void][] = [
  ["signed by a key that is not published", (faults) => (faults.isForged = true)],
  ["given a role on the way", (faults) => (faults.tamper = withRoles)],
  ["for another application", (faults) => (faults.claims = { aud: "another" })],
  ["of another issuer", (faults) => (faults.claims = { iss: "https://login.example/x/v2.0" })],
  ["of another tenant", (faults) => (faults.claims = { tid: "00000000-0000-4000-8000-000000000001" })],
  ["of no tenant", (faults) => (faults.claims = { tid: undefined })],
  ["with another nonce", (faults) => (faults.claims = { nonce: "another" })],
  ["without an object id", (faults) => (faults.claims = { oid: undefined })],
  ["with a time of signing in that is none", (faults) => (faults.claims = { auth_time: "now" })],
  ["with an object id that is none", (faults) => (faults.claims = { oid: "ken@example.com" })],
];
test.each(wrongTokens)("an ID token %s signs nobody in", async (_name, set) => {
  set(faulty.faults);
  expect(await signedIn()).toBeUndefined();
});

function withRoles(idToken: string): string {
  const [header, payload = "", signature] = idToken.split(".");
  const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString());
  const changed = JSON.stringify({ ...Object(claims), roles: ["Operator", "Auditor"] });
  return [header, Buffer.from(changed).toString("base64url"), signature].join(".");
}

const wrongCallbacks: [string, (callback: URL) => void][] = [
  ["with another state", ({ searchParams }) => searchParams.set("state", "another")],
  ["without a state", ({ searchParams }) => searchParams.delete("state")],
  ["without a code", ({ searchParams }) => searchParams.delete("code")],
  ["with a refusal", ({ searchParams }) => searchParams.set("error", "access_denied")],
];
test.each(wrongCallbacks)("a callback %s signs nobody in", async (_name, change) => {
  expect(await signedIn(change)).toBeUndefined();
});

test("a code that the issuer does not take signs nobody in", async () => {
  faulty.faults.tokenStatus = 400;
  expect(await signedIn()).toBeUndefined();
});

test("an issuer that does not take this app is an error, not a wrong password", async () => {
  faulty.faults.tokenStatus = 401;
  faulty.faults.tokenError = "invalid_client";
  await expect(signedIn()).rejects.toThrow(/server responded with an error/);
});

test("a pending sign-in of another browser, or an expired one, signs nobody in", async () => {
  const [one, another] = [await begun(), await begun()];
  expect(await signIn.finish(one.callback.href, another.pending)).toBeUndefined();
  clock.advance(another.pendingSeconds);
  expect(await signIn.finish(another.callback.href, another.pending)).toBeUndefined();
});

test("an issuer that is down is worth another try, and the next one succeeds with one more discovery", async () => {
  faulty.faults.discoveryStatus = 503;
  await expect(signIn.begin("/cases")).rejects.toThrow(TransientError);
  faulty.faults.discoveryStatus = 200;
  await signIn.begin("/cases");
  await signIn.begin("/cases");
  expect(faulty.discoveries()).toBe(2);
  faulty.faults.tokenStatus = 503;
  await expect(signedIn()).rejects.toThrow(TransientError);
});

test("a session opens for eight hours, and for this tenant only", async () => {
  const person = {
    oid: (await signedIn())?.person.oid,
    name: "Ken",
    roles: [],
    signedInAt: "2026-11-21T09:00:00.000Z",
  };
  if (!person.oid) throw new Error("nobody signed in");
  const session = await signIn.seal({ ...person, oid: person.oid });
  expect(await signIn.open(session)).toEqual(person);
  expect(await signInAt(faulty.issuer, "00000000-0000-4000-8000-000000000001").open(session)).toBeUndefined();
  expect(await signIn.open(undefined)).toBeUndefined();
  clock.advance(8 * 3600);
  expect(await signIn.open(session)).toBeUndefined();
});

test("a pending sign-in is not taken for a session", async () => {
  const { pending } = await begun();
  expect(await signIn.open(pending)).toBeUndefined();
});

test("an issuer over http that is not on this machine is refused at once", () => {
  expect(() => signInAt("http://login.example/x/v2.0")).toThrow("https");
});
