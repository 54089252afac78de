/** Somebody says that what a case is about to do to their account was not asked for by them. */
import { storedEntry, verifyChain } from "../../../lib/domain/audit-chain.ts";
import { objectionEntry } from "../../../lib/domain/objection.ts";
import { newsContent } from "../../../lib/web/mails/news-content.ts";
import { activities, runbooks } from "../../../functions/register-runbooks.ts";
import { manager, subject } from "../../support/builders.ts";
import { drive, type Happening } from "../../support/drive.ts";
import { decides } from "../../support/happenings.ts";
import { aUserId } from "../../support/records.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { openIn, viewIn, world, type World } from "../../support/world.ts";

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
  ["and nobody answers", {}, [30], "denied", 3600],
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
    expect(paragraphs.join()).toMatch(/before 10 minutes.*Say so on the page behind the link/);
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

test("the ticket and the security contacts are told of it, once each", async () => {
  const outside = world({ policy: { securityContacts: contacts } });
  for (const id of contacts) outside.directory.add(id, "Security Team");
  const { caseId } = outside;
  await openIn(outside, outside.record);
  const run = await drive({
    clock: outside.clock,
    runbooks,
    activities: Object.fromEntries(
      activities.map(({ name, run: act }) => [name, (input, context) => act(outside, input, context)]),
    ),
    start: { name: "handle-objection", instanceId: `${caseId}:handle-objection`, input: { caseId } },
    happenings: [],
  });
  expect(outside.tickets.comments.map(({ news: { turn, code } }) => [turn, code])).toEqual([
    ["objected", "subject-objects"],
  ]);
  expect(outside.mailer.sent.map(({ to, news: { turn, code } }) => [to, turn, code])).toEqual(
    contacts.map((to) => [to, "attack-suspected", "subject-objects"]),
  );
  expect(run.output).toEqual({ kind: "completed", code: null });
});
