/** The approval over real HTTP: only the named manager's signed-in answer decides, once. */
import { createHmac, randomBytes } from "node:crypto";
import { decide } from "../../sandbox/people/approver.ts";
import { browse } from "../../sandbox/people/browse.ts";
import { isOver, watchCase, type ShownCase } from "../../sandbox/people/watch-case.ts";
import { EncryptJWT } from "jose";
import { openDemoCase } from "../support/open-demo-case.ts";
import { startTestSandbox, type TestSandbox } from "../support/sandbox.ts";

const stranger = "99999999-9999-4999-8999-000000000001";
let sandbox: TestSandbox;
let caseId: string;
let link: string;

beforeAll(async () => {
  sandbox = await startTestSandbox({
    change: (tenant) => ({
      ...tenant,
      foreignPersona: {
        tenantId: "99999999-9999-4999-8999-999999999999",
        id: stranger,
        displayName: "Ken Sato of another tenant",
        userPrincipalName: "ken.sato@fabrikam.example",
      },
    }),
  });
  ({ caseId, link } = await openDemoCase(sandbox));
}, 360_000);
afterAll(() => sandbox.stop());

const shownNow = (): Promise<ShownCase> => watchCase(sandbox, caseId, () => true);
const events = async (): Promise<string[]> => {
  const { timeline } = await shownNow();
  return timeline.flatMap(({ record }) => (record.type === "event" ? [record.step] : []));
};
/** Nothing was decided: no event of it, and the run still waits. */
const expectUndecided = async (): Promise<void> => {
  expect(await events()).not.toContain("approval-decided");
  const { timeline, record } = await shownNow();
  expect(timeline.some(({ record: { step } }) => step === "settle-approval")).toBe(false);
  expect(record.ending).toBeNull();
};
const post = (
  headers: Record<string, string>,
  body = "verdict=approved&reason=because&confirm=yes&token=x",
) =>
  fetch(link, {
    method: "POST",
    redirect: "manual",
    body,
    headers: { "content-type": "application/x-www-form-urlencoded", origin: sandbox.appUrl, ...headers },
  });

test("GET and HEAD without a session lead to sign-in and decide nothing", async () => {
  const get = await fetch(link, { redirect: "manual" });
  expect(get.status).toBe(303);
  expect(get.headers.get("location")).toContain("/sign-in?returnTo=");
  const head = await fetch(link, { method: "HEAD", redirect: "manual" });
  expect([200, 303]).toContain(head.status);
  await expectUndecided();
});

test("the bare address leads to the cases, in the language that is asked for", async () => {
  const { status, headers } = await fetch(`${sandbox.appUrl}/?lang=ja`, { redirect: "manual" });
  expect([status, headers.get("location")]).toEqual([303, `${sandbox.appUrl}/cases?lang=ja`]);
});

test("a scripted POST without a session is refused with 401", async () => {
  expect((await post({})).status).toBe(401);
  await expectUndecided();
});

test.each([
  ["random bytes", () => Promise.resolve(randomBytes(80).toString("base64url"))],
  ["an unsigned token", () => Promise.resolve("eyJhbGciOiJub25lIn0.eyJvaWQiOiJ4In0.")],
  [
    "a session sealed with another key",
    () =>
      new EncryptJWT({ oid: sandbox.person("Ken Sato").id, name: "Ken Sato", roles: [] })
        .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: "s1" })
        .setIssuedAt()
        .setExpirationTime("1h")
        .encrypt(randomBytes(32)),
  ],
])("a forged cookie is no session: %s", async (_, forge) => {
  expect((await post({ cookie: `session=${await forge()}` })).status).toBe(401);
  await expectUndecided();
});

test("somebody of another tenant cannot sign in", async () => {
  const browser = browse();
  const picker = await browser.visit(link);
  const page = await browser.submit(picker, { person: stranger });
  expect(page.status).toBeGreaterThanOrEqual(400);
  expect(browser.offers(page, { verdict: "approved" })).toBe(false);
  await expectUndecided();
});

test.each(["Yuki Mori", "Emma Brown", "Aiko Tanaka"])("%s is signed in and gets 403", async (name) => {
  const browser = browse();
  const page = await browser.submit(await browser.visit(link), { person: sandbox.person(name).id });
  expect(page.status).toBe(403);
  expect(browser.offers(page, { verdict: "approved" })).toBe(false);
  await expectUndecided();
});

test("the manager's page without its own token, or with a forged one, decides nothing", async () => {
  const browser = browse();
  const page = await browser.submit(await browser.visit(link), { person: sandbox.person("Ken Sato").id });
  expect(page.status).toBe(200);
  const payload = Buffer.from('{"purpose":"approve-form","verdict":"approved"}').toString("base64url");
  const forged = `${payload}.${createHmac("sha256", "guess").update(payload).digest("base64url")}`;
  const tampered = { ...page, html: page.html.replace(/(name="token" value=")[^"]*/g, `$1${forged}`) };
  const answer = await browser.submit(tampered, { verdict: "approved", reason: "because", confirm: "yes" });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  await expectUndecided();
});

test("a reason is required, and what was typed is kept", async () => {
  const browser = browse();
  const page = await browser.submit(await browser.visit(link), { person: sandbox.person("Ken Sato").id });
  const answer = await browser.submit(page, { verdict: "approved", reason: "   ", confirm: "yes" });
  expect(answer.status).toBe(400);
  await expectUndecided();
});

test("the manager's answer decides once; whoever comes later is told so", async () => {
  const manager = sandbox.person("Ken Sato").id;
  const late = browse();
  const stale = await late.submit(await late.visit(link), { person: manager });
  const decided = await decide(link, manager, "denied", "She is standing beside me with her phone.");
  expect(decided.status).toBe(200);
  const second = await late.submit(stale, { verdict: "approved", reason: "no, do it", confirm: "yes" });
  expect(second.status).toBe(409);
  const shown = await watchCase(sandbox, caseId, isOver);
  expect(shown.record.ending).toMatchObject({ kind: "denied", code: "denied" });
  expect((await events()).filter((event) => event === "approval-decided")).toEqual(["approval-decided"]);
  const deletes = sandbox.journal().filter(({ method }) => method === "DELETE");
  expect(deletes).toEqual([]);
}, 240_000);

test("the person whose account it is says that it was not them, and the ticket is told by a run of its own", async () => {
  const browser = browse();
  const picker = await browser.visit(`${sandbox.appUrl}/cases/${caseId}/objection?lang=en`);
  const page = await browser.submit(picker, { person: sandbox.person("Aiko Tanaka").id });
  expect([page.status, page.html]).toEqual([200, expect.stringContaining("Was this you?")]);
  const token = /name="token" value="([^"]+)"/.exec(page.html)?.[1] ?? "";
  const said = await browser.submit(page, { token });
  expect([said.status, said.html]).toEqual([200, expect.stringContaining("you said that this was not you")]);
  await watchCase(sandbox, caseId, ({ timeline }) =>
    timeline.some(({ record: { key, type } }) => type === "end" && key?.endsWith(":tell-ticket:-:objected")),
  );
  expect(await events()).toContain("subject-objected");
}, 240_000);
