import { registerFinishSignIn } from "../../functions/finish-sign-in.http.ts";
import { registerSignIn } from "../../functions/sign-in.http.ts";
import { registerSignOut } from "../../functions/sign-out.http.ts";
import { TransientError } from "../../lib/domain/errors.ts";
import { dictionaries } from "../../lib/web/dictionaries.ts";
import { aConsole, people, publicUrl, visit, type ConsoleUnderTest } from "../support/console.ts";
import { textOf } from "../support/page-context.ts";
import { registeredHttp } from "../support/registered.ts";

const { messages } = dictionaries.en;
const english = { "accept-language": "en" };
let under: ConsoleUnderTest;
beforeEach(async () => (under = await aConsole()));

const noAnswer = () => Promise.reject(new TransientError("no answer"));
const begin = (path: string) =>
  visit(
    registeredHttp(() => registerSignIn(under)),
    { path },
  );
const finish = (path: string, cookie?: string) =>
  visit(
    registeredHttp(() => registerFinishSignIn(under)),
    { path, headers: english, ...(cookie && { cookie }) },
  );

async function pendingFor(path: string): Promise<string> {
  const [pending] = (await begin(path)).cookies;
  return `__Host-sign-in=${pending?.value ?? ""}`;
}

test("signing in goes by the directory and comes back to the page", async () => {
  const asked = encodeURIComponent("/approvals/abc_DEF-1?lang=en");
  const began = await begin(`/sign-in?returnTo=${asked}`);
  expect(began.status).toBe(303);
  expect(began.headers["location"]).toBe("https://login.example.com/authorize?max_age=900");
  expect(began.cookies).toMatchObject([
    { name: "__Host-sign-in", path: "/", secure: true, httpOnly: true, sameSite: "Lax", maxAge: 120 },
  ]);

  const finished = await finish(
    "/sign-in/callback?code=good",
    await pendingFor(`/sign-in?returnTo=${asked}`),
  );
  expect(finished.status).toBe(303);
  expect(finished.headers["location"]).toBe("/approvals/abc_DEF-1?lang=en");
  const [session, pending] = finished.cookies;
  expect(session).toMatchObject({
    name: "__Host-session",
    path: "/",
    secure: true,
    httpOnly: true,
    sameSite: "Lax",
  });
  expect(session?.domain).toBeUndefined();
  expect(pending).toMatchObject({ name: "__Host-sign-in", value: "", maxAge: 0 });
  expect(await under.signIn.open(session?.value)).toEqual(people.approver);
});

test("whoever only looks need not prove anew who they are", async () => {
  for (const path of [
    "/sign-in",
    "/sign-in?returnTo=%2Fcases",
    "/sign-in?returnTo=%2Fapprovals%2F..%2Fcases",
  ])
    expect((await begin(path)).headers["location"]).toBe("https://login.example.com/authorize?max_age=any");
});

test.each([
  "https://evil.example/",
  "//evil.example/cases",
  "/\\evil.example",
  "/cases/../../evil",
  "/cases?next=https://evil.example",
  "/approvals/a\nSet-Cookie: x",
  "javascript:alert(1)",
  "/sign-in",
  "",
])("coming back to %j is refused: the way leads to the cases", async (returnTo) => {
  const cookie = await pendingFor(`/sign-in?${new URLSearchParams({ returnTo }).toString()}`);
  expect((await finish("/sign-in/callback?code=good", cookie)).headers["location"]).toBe("/cases");
});

test("a sign-in that does not succeed gives no session and can be begun again", async () => {
  for (const cookie of [await pendingFor("/sign-in"), undefined]) {
    const failed = await finish("/sign-in/callback?error=access_denied", cookie);
    expect(failed.status).toBe(400);
    expect(textOf(failed.html)).toContain(messages.pages["sign-in-failed"].says);
    expect(failed.html).toContain('href="/sign-in?returnTo=%2Fcases"');
    expect(failed.cookies.map(({ name, value }) => [name, value])).toEqual([["__Host-sign-in", ""]]);
  }
});

test.each([
  ["does not succeed", {}, 400, "sign-in-failed"],
  ["meets a directory that does not answer", { finish: noAnswer }, 503, "unavailable"],
] as const)(
  "a sign-in that %s is told in the language of the page to come back to",
  async (_, change, status, name) => {
    const returnTo = "/approvals/abc_DEF-1?lang=ja";
    const cookie = await pendingFor(`/sign-in?${new URLSearchParams({ returnTo }).toString()}`);
    const failed = await visit(
      registeredHttp(() => registerFinishSignIn({ publicUrl, signIn: { ...under.signIn, ...change } })),
      { path: "/sign-in/callback?error=access_denied", headers: english, cookie },
    );
    expect(failed.status).toBe(status);
    expect(textOf(failed.html)).toContain(dictionaries.ja.messages.pages[name].says);
    expect(failed.html).toContain('<html lang="ja">');
    expect(failed.html.includes(`href="/sign-in?returnTo=${encodeURIComponent(returnTo)}"`)).toBe(
      status === 400,
    );
  },
);

test("a sign-in that cannot begin is told in the language of the page to come back to", async () => {
  const page = await visit(
    registeredHttp(() => registerSignIn({ publicUrl, signIn: { ...under.signIn, begin: noAnswer } })),
    { path: "/sign-in?returnTo=%2Fcases%3Flang%3Dja", headers: english },
  );
  expect(textOf(page.html)).toContain(dictionaries.ja.messages.pages.unavailable.says);
});

test("a failed sign-in of which nothing is known is told in the language that is asked for", async () => {
  const failed = await finish("/sign-in/callback?lang=ja");
  expect(textOf(failed.html)).toContain(dictionaries.ja.messages.pages["sign-in-failed"].says);
  expect(failed.html).toContain('href="/sign-in?returnTo=%2Fcases%3Flang%3Dja"');
  expect(textOf(failed.html)).toContain(dictionaries.ja.messages.signIn);
});

test("a cookie is found among others, also where the host joined them by a comma", async () => {
  const cookie = `a=1,${await pendingFor("/sign-in")}; __Host-sign-ins=x`;
  expect((await finish("/sign-in/callback?code=good", cookie)).status).toBe(303);
});

test("on loopback over http the cookies go without prefix and Secure, and no HSTS is sent", async () => {
  const local = { ...under, publicUrl: "http://127.0.0.1:7071" };
  const { cookies, headers } = await visit(
    registeredHttp(() => registerSignIn(local)),
    { path: "/sign-in" },
  );
  expect(cookies).toMatchObject([{ name: "sign-in", secure: false, httpOnly: true }]);
  expect(headers["strict-transport-security"]).toBeUndefined();
  expect((await begin("/sign-in")).headers["strict-transport-security"]).toContain("max-age=63072000");
});

test("a directory that does not answer is told as such, to be tried again", async () => {
  const down = { ...under.signIn, begin: () => Promise.reject(new TransientError("no answer")) };
  const register = () => registerSignIn({ publicUrl, signIn: down });
  const page = await visit(registeredHttp(register), { path: "/sign-in", headers: english });
  expect(page.status).toBe(503);
  expect(page.headers["retry-after"]).toBe("60");
  expect(textOf(page.html)).toContain(messages.pages.unavailable.says);
});

test("an error nobody foresaw is logged and told without saying what", async () => {
  const broken = { ...under.signIn, begin: () => Promise.reject(new Error("the secret is 42")) };
  const register = () => registerSignIn({ publicUrl, signIn: broken });
  const page = await visit(registeredHttp(register), { path: "/sign-in", headers: english });
  expect(page.status).toBe(500);
  expect(page.html).not.toContain("42");
  expect(page.html).toContain("invocation-1");
  expect(page.log.join()).toContain("error page failed");
});

test("signing out forgets the session; another site cannot make anybody do it", async () => {
  const signOut = registeredHttp(() => registerSignOut(under));
  const out = await visit(signOut, { path: "/sign-out", form: {}, as: people.operator });
  expect(out.status).toBe(200);
  expect(out.cookies).toMatchObject([{ name: "__Host-session", value: "", maxAge: 0 }]);
  const forced = await visit(signOut, {
    path: "/sign-out",
    form: {},
    headers: { "sec-fetch-site": "cross-site" },
  });
  expect(forced.status).toBe(403);
  expect(forced.cookies).toEqual([]);
});
