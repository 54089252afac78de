/** Somebody says that what a case is about to do to their account was not asked for by them. */
import { RefusedError, TransientError } from "../../../lib/domain/errors.ts";
import { storedEntry, verifyChain } from "../../../lib/domain/audit-chain.ts";
import { objectionEntry, objectionIn } from "../../../lib/domain/objection.ts";
import { ticketComment } from "../../../lib/web/mails/ticket-comment.ts";
import { newsContent } from "../../../lib/web/mails/news-content.ts";
import { activities, runbooks } from "../../../functions/register-runbooks.ts";
import { aMethod, manager, quarantineGroup, subject } from "../../support/builders.ts";
import { site } from "../../support/site.ts";
import { drive, type Happening } from "../../support/drive.ts";
import { changesSubject, decides, deletesAppPasswords, handsOver } from "../../support/happenings.ts";
import { approvedIn } from "../../support/approved-in.ts";
import { aUserId } from "../../support/records.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { viewIn, world, type World } from "../../support/world.ts";

const contacts = [aUserId(31), aUserId(32)];
const cooling = { clocks: { coolingOffSeconds: 600 } };
const done = ({ directory }: World) => directory.effects.map(({ what }) => what);
const deletions = (outside: World) => done(outside).filter((what) => what === "deleted");

async function says({ audit, caseId, clock }: World): Promise<void> {
  await audit.append(objectionEntry({ caseId, subject, objectedAt: clock.now().toISOString() }));
}
const objects = (outside: World, afterSeconds: number): Happening => ({
  afterSeconds,
  happens: () => says(outside),
});

test.each([
  ["before the manager approves", {}, [30, 60], "denied", 60],
  ["while the manager is asked, who does not answer", {}, [30], "denied", 3600],
  ["in the time that the policy gives for it", cooling, [300, 60], "refused", 660],
] as const)("%s: nothing is removed, and the containment stands", async (_, policy, at, kind, seconds) => {
  const outside = world({ policy });
  const [objection, approval] = at;
  const happenings = [
    objects(outside, objection),
    ...(approval === undefined ? [] : [decides(outside, approval, "approved")]),
  ].sort((a, b) => a.afterSeconds - b.afterSeconds);
  const run = await runCase(outside, { happenings });
  const { record, timeline, status } = await viewIn(outside, outside.caseId);
  expect(record.ending).toMatchObject({ kind, code: "subject-objects" });
  expect(status).toBe("open");
  expect(done(outside)).toEqual(["revoked"]);
  expect(Date.parse(record.ending?.at ?? "") - Date.parse(record.openedAt)).toBeGreaterThanOrEqual(
    seconds * 1000,
  );
  expect(verifyChain(outside.caseId, timeline.map(storedEntry))).toEqual([]);
  expect(await unsound(outside, run)).toEqual([]);
});

test("nobody is asked to approve what was objected to already", async () => {
  const outside = world({ request: { situation: "new-phone" }, subject: { methods: oldPhone } });
  const added = { methods: [...oldPhone, aMethod("microsoftAuthenticator", { id: "new" })] };
  const run = await runCase(outside, {
    happenings: [objects(outside, 60), changesSubject(outside, 600, added)],
  });
  const { record } = await viewIn(outside, outside.caseId);
  expect(record.ending).toMatchObject({ code: "subject-objects" });
  expect(await outside.approvals.find(outside.caseId, "manager")).toBeUndefined();
  expect(await unsound(outside, run)).toEqual([]);
});
const oldPhone = [
  ...[aMethod("microsoftAuthenticator", { id: "old" }), aMethod("password")],
  aMethod("phone", { id: "mobile", phoneType: "mobile", isDefault: true }),
];

test("nobody is asked to enter a number that the person did not ask for", async () => {
  const outside = world({ policy: cooling, request: { situation: "number-change" } });
  await runCase(outside, { happenings: [decides(outside, 60, "approved"), objects(outside, 300)] });
  const { record } = await viewIn(outside, outside.caseId);
  expect(record.ending).toMatchObject({ kind: "refused", code: "subject-objects" });
  expect(outside.tickets.comments.map(turnOf)).not.toContain("number-wanted");
});

test("between two deletions it spares the second, and the sessions are revoked all the same", async () => {
  const outside = world();
  const remove = activities.find(({ name }) => name === "remove-method");
  let removed = 0;
  const run = await runCase(outside, {
    happenings: [decides(outside, 60, "approved")],
    activities: {
      "remove-method": async (input, context) => {
        const answer = await remove?.run(outside, input, context);
        if (++removed === 1) await says(outside);
        return answer;
      },
    },
  });
  const { record } = await viewIn(outside, outside.caseId);
  expect(record.ending).toMatchObject({ kind: "refused", code: "subject-objects" });
  expect(deletions(outside)).toHaveLength(1);
  expect(await unsound(outside, run)).toEqual([]);
});

test.each(["lost-phone", "number-change"] as const)(
  "%s: the subject is told that something is about to be done and where to object, and it is not done before",
  async (situation) => {
    const outside = world({ policy: cooling, request: { situation } });
    const early: unknown[] = [];
    const look: Happening = {
      afterSeconds: 655,
      happens: () => void early.push(...deletions(outside), ...outside.tickets.comments.map(turnOf)),
    };
    await runCase(outside, { happenings: [decides(outside, 60, "approved"), look] });
    const [mail] = outside.mailer.sent.filter((one) => turnOf(one) === "cooling-off");
    expect(mail).toMatchObject({ to: subject, news: { isToSubject: true } });
    if (!mail) return;
    const { link, paragraphs } = newsContent(mail.news, "en");
    expect(link.url).toBe(`https://mfa.example.com/cases/${outside.caseId}/objection`);
    expect(paragraphs.join()).toMatch(/before 10 minutes have passed.*Say so on the page behind the link/);
    expect(early).not.toContain("deleted");
    expect(early).not.toContain("number-wanted");
    const told = outside.tickets.comments.find((one) => turnOf(one) === "approved");
    expect(told && newsContent(told.news, "en").paragraphs.join()).toContain("not before 10 minutes");
    const after = situation === "lost-phone" ? deletions(outside) : outside.tickets.comments.map(turnOf);
    expect(after).toContain(situation === "lost-phone" ? "deleted" : "number-wanted");
  },
);
const turnOf = ({ news }: { readonly news: { readonly turn: string } }) => news.turn;

test("without such a time nobody is told of any, and no other reader is asked whether it was them", async () => {
  const outside = world();
  await runCase(outside, { happenings: [decides(outside, 60, "approved")] });
  expect(outside.mailer.sent.map(turnOf)).not.toContain("cooling-off");
  const toOthers = outside.mailer.sent.filter(({ to }) => to !== subject);
  expect(toOthers.map(({ to }) => to)).toContain(manager);
  expect(toOthers.some(({ news }) => news.isToSubject)).toBe(false);
});

const handleObjection = (outside: World) =>
  drive({
    clock: outside.clock,
    runbooks,
    activities: Object.fromEntries(
      activities.map(({ name, run }) => [name, (input, context) => run(outside, input, context)]),
    ),
    start: {
      ...{ name: "handle-objection", instanceId: `${outside.caseId}:handle-objection` },
      input: { caseId: outside.caseId, objectedAt: outside.clock.now().toISOString() },
    },
    happenings: [],
  });

test("it is written down, and the ticket and the security contacts are told of it, once each", async () => {
  const outside = world({ policy: { securityContacts: contacts } });
  for (const id of contacts) outside.directory.add(id, "Security Team");
  await approvedIn(outside);
  const run = await handleObjection(outside);
  expect(run.output).toEqual({ kind: "completed", code: null });
  expect(objectionIn(await outside.audit.entries(outside.caseId))).toBeDefined();
  expect(outside.tickets.comments.map(({ news: { turn, code } }) => [turn, code])).toEqual([
    ["objected", "subject-objects"],
  ]);
  expect(outside.mailer.sent.map(({ to, news: { turn, code } }) => [to, turn, code])).toEqual(
    contacts.map((to) => [to, "attack-suspected", "subject-objects"]),
  );
});

test("a ticket system that is down for an hour is told after it", async () => {
  const outside = world();
  await approvedIn(outside);
  const from = outside.clock.ms;
  const tell = outside.tickets.tell.bind(outside.tickets);
  outside.tickets.tell = (comment) =>
    outside.clock.ms < from + 3_600_000 ? Promise.reject(new TransientError("down")) : tell(comment);
  await handleObjection(outside);
  expect(outside.tickets.comments.map(turnOf)).toEqual(["objected"]);
});

test("where the ticket cannot be told, the security contacts are told all the same", async () => {
  const outside = world({ policy: { securityContacts: contacts } });
  for (const id of contacts) outside.directory.add(id, "Security Team");
  await approvedIn(outside);
  outside.tickets.faults.add("tell", { error: new RefusedError("ticket-not-found", "404") });
  await handleObjection(outside);
  expect(outside.mailer.sent.map(({ to }) => to)).toEqual(contacts);
});

test("a pass that was handed over is taken back at the next look, and none is handed over any more", async () => {
  const methods = [aMethod("softwareOath", { id: "token", isDefault: true }), aMethod("password")];
  const outside = world({ subject: { methods } });
  const live: number[] = [];
  const look = (afterSeconds: number): Happening => ({
    afterSeconds,
    happens: async () => void live.push((await outside.passes.list(subject)).length),
  });
  const happenings = [
    ...[
      decides(outside, 60, "approved"),
      ...handsOver(outside, 600, { usedAfter: null }),
      look(620),
      objects(outside, 630),
    ],
    ...[look(1200), ...handsOver(outside, 1300, { number: 2, usedAfter: null }), look(1310)],
  ];
  const run = await runCase(outside, { happenings });
  expect(live).toEqual([1, 0, 0]);
  const { steps } = await viewIn(outside, outside.caseId);
  const of = (name: string) => steps.find((step) => step.name === name);
  expect(of("await-strong-method")).toMatchObject({ status: "open", because: "subject-objects" });
  expect(of("take-back-pass")).toMatchObject({ status: "verified" });
  expect(outside.tickets.comments.map(({ news }) => newsContent(news, "en").paragraphs.join())).not.toContain(
    expect.stringContaining("another pass can be handed over"),
  );
  expect(await unsound(outside, run)).toEqual([]);
});

const closing = (outside: World): string => {
  const told = outside.tickets.comments.findLast((one) => turnOf(one) === "closed");
  return told ? ticketComment(site)(told.news, "en") : "";
};

test("nobody is told to enter by hand what the person did not ask for", async () => {
  const outside = world({ request: { situation: "number-change" } });
  await runCase(outside, { happenings: [decides(outside, 60, "approved"), objects(outside, 600)] });
  const { record } = await viewIn(outside, outside.caseId);
  expect(record.ending).toMatchObject({ kind: "stopped", code: "number-not-entered" });
  expect(closing(outside)).toContain("it was not them");
  expect(closing(outside)).not.toMatch(/enters it by hand|still needed/);
});

test("a case that was carried out says that they objected, and asks them no more", async () => {
  const outside = world();
  const happenings = [
    decides(outside, 60, "approved"),
    deletesAppPasswords(outside, 62),
    objects(outside, 90),
  ];
  await runCase(outside, { happenings });
  const { record } = await viewIn(outside, outside.caseId);
  expect(record.ending).toMatchObject({ kind: "completed", code: null });
  expect(closing(outside)).toContain("it was not them");
  const mail = outside.mailer.sent.findLast(({ to }) => to === subject);
  expect(mail && newsContent(mail.news, "en").paragraphs.join()).not.toContain("Say so on the page");
});

test("nobody is asked to end a quarantine, nor told to do so by hand", async () => {
  const policy = { quarantine: { groupId: quarantineGroup, for: ["lost-phone"] } };
  const outside = world({ policy });
  const happenings = [
    decides(outside, 60, "approved"),
    deletesAppPasswords(outside, 62),
    objects(outside, 90),
  ];
  await runCase(outside, { happenings });
  expect(await outside.approvals.find(outside.caseId, "lift")).toBeUndefined();
  expect(await outside.quarantine.holds(subject)).toBe(true);
  expect(outside.tickets.comments.filter(({ news }) => news.stage === "lift")).toEqual([]);
  expect(closing(outside)).not.toMatch(/By hand|Nobody agreed/);
  const { steps } = await viewIn(outside, outside.caseId);
  const lifted = steps.find(({ name }) => name === "lift-quarantine");
  expect(lifted).toMatchObject({ status: "contained", because: "subject-objects" });
});

test("an answer that it is an attack stays one", async () => {
  const outside = world({ policy: { securityContacts: contacts } });
  for (const id of contacts) outside.directory.add(id, "Security Team");
  await runCase(outside, { happenings: [objects(outside, 30), decides(outside, 60, "attack")] });
  expect((await viewIn(outside, outside.caseId)).record.ending).toMatchObject({ code: "attack" });
  const told = outside.mailer.sent.filter((one) => turnOf(one) === "attack-suspected");
  expect(told.map(({ news: { code } }) => code)).toContain("attack");
});

describe("in the time that the policy gives", () => {
  test("a row of the log that comes late stops what was approved", async () => {
    const outside = world({ policy: cooling });
    const late = (): void => outside.directory.addAuditRow(subject, "Set user contact");
    const happenings = [decides(outside, 60, "approved"), { afterSeconds: 300, happens: late }];
    await runCase(outside, { happenings });
    const { record } = await viewIn(outside, outside.caseId);
    expect(record.ending).toMatchObject({ kind: "refused", code: "contact-changed" });
    expect(deletions(outside)).toEqual([]);
  });

  test("the ticket says where the person could not be told", async () => {
    const outside = world({ policy: cooling, request: { situation: "number-change" } });
    outside.mailer.faults.add("send", { error: new RefusedError("no-mail-address", "none"), about: subject });
    await runCase(outside, { happenings: [decides(outside, 60, "approved")] });
    const told = outside.tickets.comments.find((one) => turnOf(one) === "cooling-off");
    expect(told?.news.code).toBe("no-mail-address");
    expect(told && newsContent(told.news, "en").paragraphs.join()).toMatch(/10 minutes.*Tell them by a way/);
  });
});
