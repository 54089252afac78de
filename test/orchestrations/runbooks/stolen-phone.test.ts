import type { Decision } from "../../../lib/domain/approval.ts";
import { newsContent } from "../../../lib/web/mails/news-content.ts";
import { aMethod, manager, quarantineGroup, requester, second, subject } from "../../support/builders.ts";
import { VirtualClock } from "../../support/fakes/virtual-clock.ts";
import { changesSubject, decides, deletesAppPasswords } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { viewIn, world } from "../../support/world.ts";

const key = aMethod("fido2", {
  ...{ id: "key", isSecurityKey: true, createdAt: "2025-06-03T04:00:00.000Z" },
});
const methods = [
  aMethod("microsoftAuthenticator", { id: "app", isDefault: true }),
  aMethod("phone", { id: "office", phoneType: "office" }),
  aMethod("fido2", { id: "cloud-passkey", isSyncedPasskey: true }),
  aMethod("email", { id: "mail" }),
  aMethod("password"),
  key,
];
const quarantine = { groupId: quarantineGroup };

function stolen(change: Parameters<typeof world>[0] = {}) {
  const outside = world({
    request: { situation: "stolen-phone" },
    policy: { secondApprovers: [second], quarantine },
    subject: { methods },
    ...change,
  });
  outside.directory.add(second, "Nobu Kato");
  outside.directory.registered.push(
    { id: "phone", name: "Pixel", platform: "mobile", isEnabled: true },
    { id: "laptop", name: "LT-1", platform: "computer", isEnabled: true },
  );
  return outside;
}
type Outside = ReturnType<typeof stolen>;

const answers = (outside: Outside, of: Partial<Record<"manager" | "second", Decision["verdict"]>>) => [
  ...(of.manager ? [decides(outside, 60, of.manager)] : []),
  ...(of.second ? [decides(outside, 120, of.second, { stage: "second" })] : []),
];
const both = { manager: "approved", second: "approved" } as const;

async function seen(outside: Outside) {
  const { record, steps, status } = await viewIn(outside, outside.caseId);
  const of = (name: string) =>
    steps.filter((step) => step.name === name).map((step) => [step.status, step.because]);
  return { ending: record.ending, status, of, left: outside.directory.idsOf(subject).sort() };
}

test("two approve: all but the key is removed, the phone is disabled, and the quarantine waits for a decision", async () => {
  const outside = stolen();
  const lift = decides(outside, 1500, "approved", { stage: "lift" });
  const run = await runCase(outside, {
    happenings: [...answers(outside, both), deletesAppPasswords(outside, 130), lift],
  });
  const { ending, status, of, left } = await seen(outside);
  expect(ending).toMatchObject({ kind: "completed", code: null });
  expect(left).toEqual(["key", "password"]);
  expect(outside.devices.disabled).toEqual(["phone"]);
  expect(of("disable-device")).toEqual([["verified", null]]);
  expect(of("quarantine")).toEqual([["verified", "quarantine-member"]]);
  expect(of("lift-quarantine")).toEqual([["verified", null]]);
  expect(status).toBe("seen-in-audit");
  const asked = await outside.approvals.ofCase(outside.caseId);
  expect(asked.map(({ stage, approver }) => [stage, approver])).toEqual([
    ["manager", manager],
    ["second", second],
    ["lift", manager],
  ]);
  expect(await unsound(outside, run)).toEqual([]);
});

test.each<[string, Partial<Record<"manager" | "second", Decision["verdict"]>>, string]>([
  ["the manager denies", { manager: "denied" }, "denied"],
  ["the second denies", { manager: "approved", second: "denied" }, "denied"],
  ["the second is silent", { manager: "approved" }, "lapsed"],
])("nothing is removed or disabled where %s, and the account stays in quarantine", async (_, of, code) => {
  const outside = stolen();
  await runCase(outside, { happenings: answers(outside, of) });
  const { ending, left } = await seen(outside);
  expect(ending).toMatchObject({ kind: "denied", code });
  expect(left).toHaveLength(methods.length);
  expect(outside.devices.disabled).toEqual([]);
  expect(await outside.quarantine.holds(subject)).toBe(true);
});

test.each([
  ["nobody is named", []],
  ["only the manager is", [manager]],
  ["only whoever asked is", [requester]],
  ["only the subject is", [subject]],
])("where %s as second approver the account is contained and nobody is asked", async (_, secondApprovers) => {
  const outside = stolen({ policy: { secondApprovers, quarantine } });
  await runCase(outside);
  const { ending, left } = await seen(outside);
  expect(ending).toMatchObject({ kind: "stopped", code: "no-second-approver" });
  expect(left).toHaveLength(methods.length);
  expect(await outside.quarantine.holds(subject)).toBe(true);
  expect(await outside.approvals.ofCase(outside.caseId)).toEqual([]);
});

const hour = 3_600_000;

test.each<[string, { registered?: number; lastInHand?: number }, boolean]>([
  ["registered long before the report stays", { registered: 73 }, true],
  ["registered shortly before the report goes", { registered: 71 }, false],
  ["registered at a time that is not told goes", {}, false],
  ["registered since the time that the ticket gives goes", { registered: 73, lastInHand: 80 }, false],
  [
    "registered shortly before goes, whatever later time the ticket gives",
    { registered: 71, lastInHand: 1 },
    false,
  ],
])("a key that its maker vouches for and that was %s", async (_, { registered, lastInHand }, stays) => {
  const before = (hours: number) => new Date(new VirtualClock().now().getTime() - hours * hour).toISOString();
  const { createdAt: _long, ...undated } = key;
  const dated = { ...undated, ...(registered !== undefined && { createdAt: before(registered) }) };
  const outside = stolen({
    request: {
      situation: "stolen-phone",
      ...(lastInHand !== undefined && { lastInHand: before(lastInHand) }),
    },
    subject: { methods: [...methods.filter(({ id }) => id !== key.id), dated] },
  });
  await runCase(outside, { happenings: answers(outside, both) });
  const { of, left } = await seen(outside);
  expect(left.includes(key.id)).toBe(stays);
  expect(of("hand-over-pass").length).toBe(stays ? 0 : 1);
  expect(of("check-methods-gone")).toEqual([["verified", null]]);
});

test.each([
  ["the subject", subject],
  ["the manager", manager],
])("a second approver who reports to %s, also through others, is nobody who may agree", async (_, above) => {
  const outside = stolen();
  outside.directory.change(second, { reportsTo: [above] });
  await runCase(outside);
  const { ending, left } = await seen(outside);
  expect(ending).toMatchObject({ kind: "stopped", code: "no-second-approver" });
  expect(left).toHaveLength(methods.length);
  expect(await outside.approvals.ofCase(outside.caseId)).toEqual([]);
});

test("where the directory does not tell of the second approver the account is contained and nobody is asked", async () => {
  const outside = stolen();
  outside.directory.areSecondsTold = false;
  await runCase(outside);
  const { ending, left } = await seen(outside);
  expect(ending).toMatchObject({ kind: "stopped", code: "second-approver-unread" });
  expect(left).toHaveLength(methods.length);
  expect(outside.directory.effects.filter(({ what }) => what === "revoked")).toHaveLength(1);
  expect(await outside.quarantine.holds(subject)).toBe(true);
  expect(await outside.approvals.ofCase(outside.caseId)).toEqual([]);
});

test("a second approver who has come to report to the manager by the time that both agreed ends it", async () => {
  const outside = stolen();
  const joins = {
    afterSeconds: 30,
    happens: () => {
      outside.directory.change(second, { reportsTo: [manager] });
    },
  };
  await runCase(outside, { happenings: [joins, ...answers(outside, both)] });
  const { ending, left } = await seen(outside);
  expect(ending).toMatchObject({ kind: "refused", code: "no-second-approver" });
  expect(left).toHaveLength(methods.length);
});

test("a second approver whose account was disabled is passed over for the next", async () => {
  const outside = stolen({ policy: { secondApprovers: [requester, second], quarantine } });
  await runCase(outside, { happenings: answers(outside, both) });
  expect((await outside.approvals.find(outside.caseId, "second"))?.approver).toBe(second);
});

test("without a quarantine group that stays open, and the rest goes on", async () => {
  const outside = stolen({ policy: { secondApprovers: [second] } });
  await runCase(outside, { happenings: answers(outside, both) });
  const { ending, of, left } = await seen(outside);
  expect(ending).toMatchObject({ kind: "completed" });
  expect(of("quarantine")).toEqual([["open", "no-quarantine-group"]]);
  expect(of("lift-quarantine")).toEqual([["not-applicable", "not-quarantined"]]);
  expect(left).toEqual(["key", "password"]);
});

test("what may or may not be the phone is left for a person to tell", async () => {
  const outside = stolen();
  outside.directory.registered.push({ id: "tablet", name: "Tab", platform: "mobile", isEnabled: true });
  await runCase(outside, { happenings: answers(outside, both) });
  const { of } = await seen(outside);
  expect(of("disable-device")).toEqual([
    ["open", "device-not-told-apart"],
    ["open", "device-not-told-apart"],
  ]);
  expect(outside.devices.disabled).toEqual([]);
});

test("a device whose state is not read back stays open", async () => {
  const outside = stolen();
  outside.devices.faults.add("disable", { error: new Error("lost") });
  await runCase(outside, { happenings: answers(outside, both) });
  expect((await seen(outside)).of("disable-device")).toEqual([["open", "gave-up"]]);
});

test("after the first of two approvals the ticket says that a second person is asked, and of no removal", async () => {
  const outside = stolen();
  await runCase(outside, { happenings: answers(outside, { manager: "approved", second: "denied" }) });
  const told = outside.tickets.comments.filter(({ news }) => news.turn === "approved");
  expect(told).toHaveLength(1);
  for (const { news } of told) {
    expect(newsContent(news, "en").paragraphs.join()).toMatch(
      /approved\. A second person, Nobu Kato, is asked now; nothing is removed before they agree\.$/,
    );
    expect(newsContent(news, "ja").paragraphs.join()).toMatch(
      /Nobu Kato さんにも承認を依頼します。.*何も削除しません。$/,
    );
  }
});

test("after the second approval the ticket says that it goes on", async () => {
  const outside = stolen();
  await runCase(outside, { happenings: answers(outside, both) });
  const told = outside.tickets.comments.filter(
    ({ news: { turn, stage } }) => turn === "approved" && stage === "second",
  );
  expect(told.map(({ news }) => newsContent(news, "en").paragraphs.join())).toEqual([
    expect.stringMatching(/^Nobu Kato approved\. Everything is checked again; /),
  ]);
});

describe("with no key that is proven to be elsewhere", () => {
  const keyless = { methods: methods.filter(({ id }) => id !== key.id) };

  test("nobody is locked out where nobody may hand over a pass", async () => {
    const policy = { secondApprovers: [second], quarantine, pass: { handOverBy: [] } };
    const outside = stolen({ subject: keyless, policy });
    await runCase(outside);
    const { ending, left } = await seen(outside);
    expect(ending).toMatchObject({ kind: "stopped", code: "would-lock-out" });
    expect(left).toHaveLength(methods.length - 1);
  });

  test("a pass is planned as the way back, after both have agreed", async () => {
    const outside = stolen({ subject: keyless });
    await runCase(outside, { happenings: answers(outside, both) });
    const { of, left } = await seen(outside);
    expect(left).toEqual(["password"]);
    expect(of("hand-over-pass")).toHaveLength(1);
  });
});

test("a role given between the two answers ends the case", async () => {
  const outside = stolen();
  const roles = { direct: ["role"], throughGroups: [], eligible: [] };
  await runCase(outside, { happenings: [...answers(outside, both), changesSubject(outside, 90, { roles })] });
  const { ending, left } = await seen(outside);
  expect(ending).toMatchObject({ kind: "refused", code: "privileged-role" });
  expect(left).toHaveLength(methods.length);
});
