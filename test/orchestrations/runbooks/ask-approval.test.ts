import { approvalDecided } from "../../../orchestrations/runbooks/ask-approval.ts";
import { RefusedError } from "../../../lib/domain/errors.ts";
import { renderTicketComment } from "../../support/site.ts";
import { manager, requester, subject } from "../../support/builders.ts";
import type { Hands, Happening } from "../../support/drive.ts";
import { decides } from "../../support/happenings.ts";
import { aDecision } from "../../support/records.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { stepsOf } from "../../support/steps-of.ts";
import { viewIn, world, type World } from "../../support/world.ts";

/** The request is stored 7 s after the start with an hour to answer, counted from the second before. */
const deadline = 3606;

const wakes = (outside: World, afterSeconds: number): Happening => ({
  afterSeconds,
  happens: ({ raise }: Hands) =>
    raise(`${outside.caseId}:ask-approval:manager`, approvalDecided, { approvalId: "x" }),
});

async function endingIn(outside: World) {
  const { record, steps, status } = await viewIn(outside, outside.caseId);
  expect(steps[0]).toMatchObject({ name: "revoke-sessions", status: "verified" });
  return { kind: record.ending?.kind, code: record.ending?.code, status };
}

const settled = (run: Parameters<typeof stepsOf>[0]) =>
  run.steps
    .filter(({ name }) => name === "settle-approval")
    .map(({ atSeconds, input }) => [atSeconds, input["isTimeUp"]]);

test("silence until the deadline is a denial: nothing is deleted and the account stays contained", async () => {
  const outside = world();
  const run = await runCase(outside);
  expect(await endingIn(outside)).toEqual({ kind: "denied", code: "lapsed", status: "open" });
  expect(outside.directory.effects.map(({ what }) => what)).toEqual(["revoked"]);
  expect(settled(run)).toEqual([[deadline + 1, true]]);
  expect(outside.tickets.comments.map(({ news }) => [news.turn, news.code]).slice(-2)).toEqual([
    ["denied", "lapsed"],
    ["closed", "lapsed"],
  ]);
  expect(await unsound(outside, run)).toEqual([]);
});

test("whoever was asked, and the person, are told how it ended without an approval", async () => {
  const outside = world();
  await runCase(outside);
  expect(outside.mailer.sent.map(({ to, news }) => [to, news.turn, news.code])).toEqual([
    [subject, "contained", null],
    [manager, "approval-wanted", null],
    [subject, "closed", "lapsed"],
    [manager, "closed", "lapsed"],
  ]);
});

test("a mail that does not reach the manager is told to the ticket, and the request waits", async () => {
  const outside = world();
  outside.mailer.faults.add("send", { about: manager, error: new RefusedError("no-mail-address", "none") });
  const run = await runCase(outside, { happenings: [decides(outside, 600, "denied")] });
  const [wanted] = outside.tickets.comments.filter(({ news }) => news.turn === "approval-wanted");
  if (!wanted) throw new Error("the ticket was not told");
  expect(wanted.news.code).toBe("no-mail-address");
  expect(renderTicketComment(wanted.news, "en")).toContain("not certain that Jiro Tanaka got a mail");
  expect(await endingIn(outside)).toEqual({ kind: "denied", code: "denied", status: "open" });
  expect(await unsound(outside, run)).toEqual([]);
});

test("silence for as long as the policy says, no less and no more", async () => {
  const outside = world({ policy: { clocks: { approvalSeconds: 60 } } });
  expect(settled(await runCase(outside))).toEqual([[67, true]]);
});

test("silence is stored as the one decision, by nobody", async () => {
  const outside = world();
  await runCase(outside);
  const approval = await outside.approvals.find(outside.caseId, "manager");
  if (!approval) throw new Error("nobody was asked");
  expect(await outside.approvals.decision(approval)).toMatchObject({ verdict: "lapsed", decidedBy: null });
});

test("the manager is asked with what was known and until when", async () => {
  const outside = world();
  await runCase(outside);
  const approval = await outside.approvals.find(outside.caseId, "manager");
  const mail = outside.mailer.sent.find(({ news }) => news.turn === "approval-wanted");
  expect(approval).toMatchObject({ approver: manager, subject, expiresAt: "2026-11-21T10:00:06.000Z" });
  expect(approval?.factsHash).toBe((await outside.cases.get(outside.caseId))?.triage?.factsHash);
  expect(mail?.to).toBe(manager);
  expect(mail?.news).toMatchObject({
    expiresAt: approval?.expiresAt,
    link: outside.links.approval(approval?.approvalId ?? neverAsked()),
  });
});

test("the locator of the request is in no history, and in the trail only where it was used up", async () => {
  const outside = world();
  const { instances } = await runCase(outside, { happenings: [decides(outside, 60, "approved")] });
  const histories = [...instances.values()].map(({ rows }) =>
    rows.filter(({ event }) => event.EventType !== 15).map((row) => JSON.stringify(row)),
  );
  expect(JSON.stringify(histories)).not.toContain("approval-0000");
  const entries = await outside.audit.entries(outside.caseId);
  const naming = entries.filter((entry) => JSON.stringify(entry).includes("approval-0000"));
  expect(naming.map(({ record }) => record.step)).toEqual(["approval-decided"]);
});

test("a denial ends the case at once, with nothing deleted", async () => {
  const outside = world();
  const run = await runCase(outside, { happenings: [decides(outside, 600, "denied")] });
  expect(await endingIn(outside)).toEqual({ kind: "denied", code: "denied", status: "open" });
  expect(outside.directory.effects.map(({ what }) => what)).toEqual(["revoked"]);
  expect(run.seconds).toBeLessThan(610);
  expect(await unsound(outside, run)).toEqual([]);
});

test("an approval whose event was lost is found at the deadline and wins over the silence", async () => {
  const outside = world();
  const run = await runCase(outside, {
    happenings: [decides(outside, 600, "approved", { isEventLost: true })],
  });
  expect(await endingIn(outside)).toMatchObject({ kind: "completed", code: null });
  expect(settled(run)).toEqual([[deadline + 1, true]]);
  expect(outside.directory.idsOf(subject)).toEqual(["key", "password"]);
});

test("an event without a decision approves nothing: the run looks, and waits on for the same deadline", async () => {
  const outside = world();
  const run = await runCase(outside, { happenings: [wakes(outside, 100), wakes(outside, 200)] });
  expect(await endingIn(outside)).toEqual({ kind: "denied", code: "lapsed", status: "open" });
  expect(settled(run)).toEqual([
    [101, false],
    [201, false],
    [deadline + 1, true],
  ]);
  expect(stepsOf(run).filter((step) => step.includes("settle"))).toEqual([
    "ask-approval settle-approval manager:look-1",
    "ask-approval settle-approval manager:look-2",
    "ask-approval settle-approval manager:look-3",
  ]);
  expect(await unsound(outside, run)).toEqual([]);
});

test("an event without a decision in the very moment of the deadline does not prolong it", async () => {
  const outside = world();
  const run = await runCase(outside, { happenings: [wakes(outside, deadline)] });
  expect(await endingIn(outside)).toEqual({ kind: "denied", code: "lapsed", status: "open" });
  expect(run.seconds).toBeLessThan(deadline + 10);
});

test("an event that comes while the run looks is not lost", async () => {
  const outside = world();
  const run = await runCase(outside, {
    happenings: [wakes(outside, 100), { ...decides(outside, 101, "approved"), afterSeconds: 101 }],
  });
  expect(settled(run).map(([, isTimeUp]) => isTimeUp)).toEqual([false]);
  expect(await endingIn(outside)).toMatchObject({ kind: "completed" });
});

test("the same event twice does the work once", async () => {
  const outside = world();
  const run = await runCase(outside, {
    happenings: [decides(outside, 600, "approved"), wakes(outside, 600), wakes(outside, 601)],
  });
  expect(settled(run)).toHaveLength(1);
  expect(outside.directory.effects.map(({ what }) => what)).toHaveLength(5);
  expect(await unsound(outside, run)).toEqual([]);
});

test.each([
  ["just before", deadline - 1, { kind: "completed", code: null }],
  ["in the same moment as", deadline, { kind: "denied", code: "not-approved" }],
])("an approval stored %s the deadline has one outcome", async (_, afterSeconds, ending) => {
  const outside = world();
  await runCase(outside, { happenings: [decides(outside, afterSeconds, "approved")] });
  expect(await endingIn(outside)).toMatchObject(ending);
  expect(outside.directory.effects).toHaveLength(ending.kind === "completed" ? 5 : 1);
});

test("an approval after the lapse changes nothing: the lapse stands, and nothing is deleted", async () => {
  const outside = world();
  const late: Happening = {
    afterSeconds: deadline + 2,
    async happens({ raise }) {
      const approval = await outside.approvals.find(outside.caseId, "manager");
      if (!approval) throw new Error("nobody was asked");
      const standing = await outside.approvals.decide(aDecision(approval, { verdict: "approved" }));
      expect(standing.verdict).toBe("lapsed");
      raise(approval.instanceId, approvalDecided, {});
    },
  };
  await runCase(outside, { happenings: [late] });
  expect(await endingIn(outside)).toEqual({ kind: "denied", code: "lapsed", status: "open" });
  expect(outside.directory.effects.map(({ what }) => what)).toEqual(["revoked"]);
});

test("a delivered decision is marked, so that the sweep leaves it alone", async () => {
  const outside = world();
  await runCase(outside, { happenings: [decides(outside, 600, "denied", { isEventLost: true })] });
  expect((await outside.approvals.undelivered()).found).toEqual([]);
});

test("a mail that cannot be sent does not stop the wait: the page is open to the manager all the same", async () => {
  const outside = world();
  outside.mailer.faults.add("send");
  const run = await runCase(outside, { happenings: [decides(outside, 1200, "approved")] });
  expect(outside.mailer.sent).toEqual([]);
  expect(await endingIn(outside)).toMatchObject({ kind: "completed" });
  expect(await unsound(outside, run)).toEqual([]);
});

test("where the store of decisions does not answer, the case stops and nothing is deleted", async () => {
  const outside = world();
  outside.approvals.faults.add("decision");
  const run = await runCase(outside, { happenings: [decides(outside, 600, "approved")] });
  expect(await endingIn(outside)).toEqual({ kind: "stopped", code: "gave-up", status: "open" });
  expect(outside.directory.effects.map(({ what }) => what)).toEqual(["revoked"]);
  expect(await unsound(outside, run)).toEqual([]);
});

test("the request for a decision names neither the subject nor the requester as the one who decides", async () => {
  for (const wrong of [subject, requester]) {
    const outside = world({ subject: { manager: wrong } });
    await runCase(outside);
    expect(await outside.approvals.find(outside.caseId, "manager")).toBeUndefined();
  }
});

function neverAsked(): never {
  throw new Error("nobody was asked");
}
