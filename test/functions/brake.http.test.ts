import { registerBrake } from "../../functions/brake.http.ts";
import { storedEntry, verifyChain } from "../../lib/domain/audit-chain.ts";
import { tenantTrail } from "../../lib/domain/brake.ts";
import { aConsole, people, visit, type ConsoleUnderTest, type Sent } from "../support/console.ts";
import { aUserId } from "../support/records.ts";
import { registeredHttp } from "../support/registered.ts";

const { officer, operator, auditor, stranger, approver } = people;

const at = (under: ConsoleUnderTest, sent: Partial<Sent> = {}) =>
  visit(
    registeredHttp(() => registerBrake(under)),
    { path: "/brake?lang=en", as: { ...officer, signedInAt: under.clock.now().toISOString() }, ...sent },
  );

const tokenIn = (html: string): string => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? "";

/** What the officer's own page would send. */
async function send(under: ConsoleUnderTest, reason = "calls to the help desk", sent: Partial<Sent> = {}) {
  const token = tokenIn((await at(under)).html);
  return at(under, { form: { token, reason }, ...sent });
}

const trail = async ({ audit }: ConsoleUnderTest) => {
  const entries = await audit.entries(tenantTrail);
  expect(verifyChain(tenantTrail, entries.map(storedEntry))).toEqual([]);
  return entries.map(({ record: { step, actor } }) => [step, actor.id]);
};

test("a security officer stops removals and lets them go on, each with a reason, each in the trail", async () => {
  const under = await aConsole();
  expect((await at(under)).html).toContain("No brake is on");
  expect((await send(under)).status).toBe(303);
  const on = await under.brakes.current();
  expect(on).toMatchObject({
    cause: "elevated-threat",
    pulledBy: officer.oid,
    reason: "calls to the help desk",
  });
  expect((await at(under)).html).toContain("Removals are stopped for all accounts.");

  under.clock.advance(600);
  expect((await send(under, "it was a drill")).status).toBe(303);
  expect(await under.brakes.current()).toBeUndefined();
  expect((await at(under)).html).toContain("it was a drill");
  expect(await trail(under)).toEqual([
    ["brake-pulled", officer.oid],
    ["brake-lifted", officer.oid],
  ]);
  expect(JSON.stringify(await under.audit.entries(tenantTrail))).not.toMatch(/calls|drill|Daiki/);
});

test("a phone number in a reason is not kept", async () => {
  const under = await aConsole();
  await send(under, "a caller from 080 5550 1234");
  expect((await under.brakes.current())?.reason).toBe("a caller from …");
});

test.each([
  ["an operator", operator],
  ["an auditor", auditor],
])("%s sees the brake, without a form, and changes nothing", async (_, as) => {
  const under = await aConsole();
  const { status, html } = await at(under, { as });
  expect([status, html.includes("<textarea")]).toEqual([200, false]);
  const token = await under.formTokens.issue({
    ...{ approvalId: "brake", person: as.oid, verdict: "pulled", factsHash: "off" },
  });
  expect((await at(under, { as, form: { token, reason: "because" } })).status).toBe(403);
  expect(await under.brakes.current()).toBeUndefined();
  expect(await trail(under)).toEqual([]);
});

test.each([
  ["a stranger", stranger],
  ["an approver", approver],
])("%s sees nothing of it", async (_, as) => {
  expect((await at(await aConsole(), { as })).status).toBe(403);
});

test.each([
  ["from another site", { headers: { "sec-fetch-site": "cross-site" } }, 403],
  ["by somebody who signed in long ago", { as: { ...officer, signedInAt: "2026-11-21T08:00:00.000Z" } }, 401],
  ["without a reason", { form: { reason: " " } }, 400],
  ["with too long a reason", { form: { reason: "x".repeat(501) } }, 400],
  ["with a token of somebody else", { form: { token: "forged", reason: "because" } }, 400],
] as const)("a form %s stops nothing", async (_, sent, status) => {
  const under = await aConsole();
  const token = tokenIn((await at(under)).html);
  const form = { token, reason: "because", ...("form" in sent ? sent.form : {}) };
  expect((await at(under, { ...sent, form })).status).toBe(status);
  expect(await under.brakes.current()).toBeUndefined();
  expect(await trail(under)).toEqual([]);
});

test("a form that was open while the brake changed does not lift what its sender has not seen", async () => {
  const under = await aConsole();
  const token = tokenIn((await at(under)).html);
  await under.brakes.pull({
    ...{
      id: "case-x",
      cause: "tenant-limit",
      pulledAt: "2026-11-21T09:00:00.000Z",
      pulledBy: null,
      reason: "",
    },
  });
  expect((await at(under, { form: { token, reason: "because" } })).status).toBe(400);
  expect(await under.brakes.current()).toMatchObject({ id: "case-x" });
});

test("of two officers who lift it at once one does, the other is told, and the trail holds the one who did", async () => {
  const under = await aConsole();
  await send(under);
  const other = { ...officer, oid: aUserId(70), signedInAt: under.clock.now().toISOString() };
  const tokens = [tokenIn((await at(under)).html), tokenIn((await at(under, { as: other })).html)];
  const takesOff = under.brakes.lift.bind(under.brakes);
  under.brakes.lift = async (...given) => {
    under.brakes.lift = takesOff;
    const [, token = ""] = tokens;
    expect((await at(under, { as: other, form: { token, reason: "mine" } })).status).toBe(303);
    return takesOff(...given);
  };
  const late = await at(under, { form: { token: tokens[0] ?? "", reason: "also mine" } });
  expect([late.status, late.html.includes("Somebody else changed this meanwhile")]).toEqual([409, true]);
  expect(late.html).toContain("No brake is on");
  expect((await under.brakes.past(9)).map(({ lifting }) => lifting.liftedBy)).toEqual([other.oid]);
  expect(await trail(under)).toContainEqual(["brake-lifted", other.oid]);
});

test("that removals were never stopped is said only where they never were", async () => {
  const under = await aConsole();
  const never = "Removals were never stopped.";
  expect((await at(under)).html).toContain(never);
  await send(under);
  expect((await at(under)).html).not.toContain(never);
  await send(under);
  expect((await at(under)).html).not.toContain(never);
});

test("where the trail cannot be written the brake stays as it is", async () => {
  const under = await aConsole();
  under.audit.faults.add("brake-pulled:event", { times: 1 });
  expect((await send(under)).status).toBe(503);
  expect(await under.brakes.current()).toBeUndefined();
});
