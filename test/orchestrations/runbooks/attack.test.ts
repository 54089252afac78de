/** An approver says that somebody is attacking the account. */
import { storedEntry, verifyChain } from "../../../lib/domain/audit-chain.ts";
import { aMethod, manager, subject } from "../../support/builders.ts";
import { changesSubject, decides } from "../../support/happenings.ts";
import { lookingApprover } from "../../model/looking-approver.ts";
import { aCaseId, aUserId } from "../../support/records.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { viewIn, world } from "../../support/world.ts";

const contacts = [aUserId(31), aUserId(32)];

function watched(change: Parameters<typeof world>[0] = {}) {
  const outside = world({ ...change, policy: { securityContacts: contacts } });
  for (const id of contacts) outside.directory.add(id, "Security Team");
  return outside;
}
const told = ({ mailer }: ReturnType<typeof watched>) =>
  mailer.sent.filter(({ news }) => news.turn === "attack-suspected").map(({ to, news }) => [to, news.code]);

test("the case ends with the containment standing, nothing is removed, and the security contacts are told once", async () => {
  const outside = watched();
  const run = await runCase(outside, { happenings: [decides(outside, 60, "attack")] });
  const { record, status, timeline } = await viewIn(outside, outside.caseId);
  expect(record.ending).toMatchObject({ kind: "denied", code: "attack" });
  expect(status).toBe("open");
  expect(outside.directory.effects.map(({ what }) => what)).toEqual(["revoked"]);
  expect(told(outside)).toEqual(contacts.map((id) => [id, "attack"]));
  const decision = timeline.find(({ record: { step } }) => step === "approval-decided");
  expect(decision?.record).toMatchObject({
    actor: { kind: "person", id: manager },
    facts: { verdict: "attack" },
  });
  expect(verifyChain(outside.caseId, timeline.map(storedEntry))).toEqual([]);
  expect(outside.tickets.comments.map(({ news }) => news.code)).toContain("attack");
  expect(outside.mailer.sent.some(({ to, news }) => to === subject && news.code === "attack")).toBe(true);
  expect(await unsound(outside, run)).toEqual([]);
});

test.each(["denied", "lapsed"] as const)("security is not told of a case that %s ended", async (verdict) => {
  const outside = watched();
  await runCase(outside, { happenings: verdict === "lapsed" ? [] : [decides(outside, 60, verdict)] });
  expect(told(outside)).toEqual([]);
});

test.each([
  ["is refused", { subject: { accountEnabled: false } }, "account-disabled"],
  ["has no approver", { subject: { manager: null } }, "no-approver"],
  ["removes nothing", { request: { situation: "forget-devices" } }, null],
] as const)(
  "security is told of the case that pulls the brake, also where it %s",
  async (_, change, code) => {
    const outside = watched(change);
    for (let number = 0; number < 30; number++)
      await outside.velocity.count("tenant", "all", aCaseId(100 + number), 3600);
    await runCase(outside);
    expect((await viewIn(outside, outside.caseId)).record.ending).toMatchObject({ code });
    expect(await outside.brakes.current()).toMatchObject({ id: outside.caseId });
    expect(told(outside)).toEqual(contacts.map((id) => [id, "tenant-limit"]));
  },
);

test.each(["lost-phone", "number-change"] as const)(
  "security is told where something changed after the approval of %s, and nothing is done",
  async (situation) => {
    const outside = watched({ request: { situation } });
    const added = { afterSeconds: 59, happens: () => outside.directory.register(subject, aMethod("fido2")) };
    const run = await runCase(outside, { happenings: [added, decides(outside, 60, "approved")] });
    const { record } = await viewIn(outside, outside.caseId);
    expect(record.ending).toMatchObject({ kind: "refused", code: "facts-changed" });
    expect(told(outside)).toEqual(contacts.map((id) => [id, "facts-changed"]));
    expect(outside.directory.effects.filter(({ what }) => what === "deleted")).toEqual([]);
    expect(await unsound(outside, run)).toEqual([]);
  },
);

const tooMany = async ({ velocity }: ReturnType<typeof watched>) => {
  for (let number = 0; number < 30; number++)
    await velocity.count("tenant", "all", aCaseId(100 + number), 3600);
};

test.each(["new-phone", "app-passwords-not-working"] as const)(
  "security is told at once, and once, of the case of %s that pulls the brake and goes on for days",
  async (situation) => {
    const outside = watched({ request: { situation } });
    await tooMany(outside);
    const seen: unknown[] = [];
    const looks = { afterSeconds: 60, happens: () => void seen.push(...told(outside)) };
    const run = await runCase(outside, { happenings: [looks] });
    expect(seen).toEqual(contacts.map((id) => [id, "tenant-limit"]));
    expect(told(outside)).toHaveLength(2);
    expect(await unsound(outside, run)).toEqual([]);
  },
);

test("security is told of an attack as well by a case that pulled the brake before", async () => {
  const methods = [
    ...[aMethod("microsoftAuthenticator", { id: "old" }), aMethod("password")],
    aMethod("phone", { id: "mobile", phoneType: "mobile", isDefault: true }),
  ];
  const outside = watched({ request: { situation: "new-phone" }, subject: { methods } });
  const { brakes, clock } = outside;
  await tooMany(outside);
  const lifting = { liftedBy: aUserId(7), reason: "a roll-out" };
  const lifts = {
    afterSeconds: 600,
    happens: async () => {
      const on = await brakes.current();
      if (on) await brakes.lift(on, { ...lifting, liftedAt: clock.now().toISOString() });
    },
  };
  const added = { methods: [...methods, aMethod("microsoftAuthenticator", { id: "new" })] };
  const { looks } = lookingApprover(outside, { manager: "attack", lift: "silence" });
  await runCase(outside, { happenings: [lifts, changesSubject(outside, 700, added), ...looks] });
  expect(told(outside).map(([, code]) => code)).toEqual([
    ...["tenant-limit", "tenant-limit"],
    ...["attack", "attack"],
  ]);
});

test("security is told of the case that pulls the brake, and not of those that it stops", async () => {
  const outside = watched();
  for (let number = 0; number < 30; number++)
    await outside.velocity.count("tenant", "all", aCaseId(100 + number), 3600);
  await runCase(outside);
  expect(told(outside)).toEqual(contacts.map((id) => [id, "tenant-limit"]));
  await runCase(outside, { record: { ...outside.record, caseId: aCaseId(2) } });
  expect(told(outside)).toHaveLength(2);
});
