import type { Approval, Decision } from "../../lib/domain/approval.ts";
import { isApproved } from "../../lib/domain/approved.ts";
import type { Ending } from "../../lib/domain/case-record.ts";
import { dictionaries } from "../../lib/web/dictionaries.ts";
import { approvalDesk } from "../support/approval-desk.ts";
import { aConsole, people, type ConsoleUnderTest } from "../support/console.ts";
import { subject } from "../support/builders.ts";
import { textOf } from "../support/page-context.ts";
import { aDecision } from "../support/records.ts";

const { approval: words, case: caseWords, codes, messages } = dictionaries.en;
const { approver } = people;
let under: ConsoleUnderTest;
let desk: ReturnType<typeof approvalDesk>;
beforeEach(async () => {
  under = await aConsole();
  desk = approvalDesk(under);
});

async function nothingHappened() {
  expect(await desk.decided()).toBeUndefined();
  expect(under.caseRuns.woken).toEqual([]);
  expect(await desk.events()).toEqual([]);
}

describe("when it cannot be decided any more", () => {
  const earlier = (change: Partial<Decision> = {}) =>
    under.approvals.decide(aDecision(under.approval, change));

  test("an answer after the time is over is refused, and the page says what silence meant", async () => {
    const sent = await desk.form();
    under.clock.advance(3600);
    const { formTokens, approval } = under;
    const token = await formTokens.issue({ ...approval, person: approver.oid, verdict: "approved" });
    const { status, html } = await desk.send({ form: { ...sent, token } });
    expect(status).toBe(410);
    expect(textOf(html)).toContain(words.expiredNext);
    expect((await desk.send()).status).toBe(410);
    await nothingHappened();
  });

  test("an answer that came in the last millisecond counts, however long it took to take it", async () => {
    under.clock.advance(3599.999);
    const { formTokens, clock, approval, cases } = under;
    const slow = approvalDesk({
      ...under,
      formTokens: {
        ...formTokens,
        verify: (...sent) => {
          clock.advance(1);
          return formTokens.verify(...sent);
        },
      },
    });
    expect((await slow.send({ form: await slow.form("approved") })).status).toBe(303);
    expect(isApproved(subject, await cases.get(under.caseId), approval, await desk.decided())).toBe(true);
  });

  test("silence that was recorded as a denial stands", async () => {
    await earlier({ verdict: "lapsed", decidedBy: null, reason: "" });
    expect((await desk.send({ form: await desk.form() })).status).toBe(410);
    expect(await desk.decided()).toMatchObject({ verdict: "lapsed" });
  });

  test("a second answer is told which one stands, and takes an undelivered one to the run", async () => {
    await earlier({ verdict: "denied", reason: "not her" });
    const { status, html } = await desk.send({ form: await desk.form("approved") });
    expect(status).toBe(409);
    expect(textOf(html)).toContain(words.decidedAlready);
    expect(textOf(html)).toContain("not her");
    expect(await desk.decided()).toMatchObject({ verdict: "denied" });
    expect(under.caseRuns.woken).toHaveLength(1);
    await desk.send({ form: await desk.form("approved") });
    expect(under.caseRuns.woken).toHaveLength(1);
    expect(await desk.events()).toHaveLength(1);
  });

  test("of two answers at once exactly one stands, and the other one is told", async () => {
    const [yes, no] = [await desk.form("approved"), await desk.form("denied")];
    const approve = desk.send({ form: yes });
    under.clock.advance(1);
    const answers = await Promise.all([approve, desk.send({ form: no })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await desk.events()).toHaveLength(1);
  });

  test("a plan that is not the one that was asked about is not decided", async () => {
    const record = await under.cases.get(under.caseId);
    if (!record?.triage) throw new Error("the case was not triaged");
    const sent = await desk.form();
    await under.cases.update(under.caseId, { triage: { ...record.triage, factsHash: "f".repeat(64) } });
    expect((await desk.send({ form: sent })).status).toBe(409);
    expect((await desk.send()).status).toBe(409);
    await nothingHappened();
  });

  describe("since the case has ended", () => {
    const ends = (kind: Ending["kind"], code: string) =>
      under.cases.update(under.caseId, { ending: { kind, code, at: under.clock.now().toISOString() } });

    test("no answer is taken, however it was filled in", async () => {
      await ends("stopped", "unforeseen");
      const answers = [await desk.send(), await desk.send({ form: await desk.form("approved") })];
      for (const { status, html } of [...answers, await desk.send({ form: {} })]) {
        expect(status).toBe(410);
        expect(textOf(html)).toContain(messages.pages["case-ended"].says);
        expect(html).not.toContain('name="verdict"');
      }
      await nothingHappened();
    });

    test("the decision that stands is shown with how the case ended, not with what would come next", async () => {
      await earlier({ verdict: "approved" });
      await ends("refused", "facts-changed");
      const { status, html } = await desk.send();
      expect(status).toBe(200);
      expect(textOf(html)).toContain(caseWords.endings.refused);
      expect(textOf(html)).toContain(codes["facts-changed"].says);
      for (const promise of [words.approvedNext, words.undelivered])
        expect(textOf(html)).not.toContain(promise);
    });
  });

  const selves: [string, Partial<Approval>][] = [["the subject", { approver: subject }]];
  test.each(selves)("%s cannot decide although the request names them", async (_name, change) => {
    under = await aConsole({ approval: change });
    desk = approvalDesk(under);
    const { status, html } = await desk.send({ as: people.subject, form: await desk.form() });
    expect(status).toBe(403);
    expect(textOf(html)).toContain(messages.pages["not-independent"].says);
    await nothingHappened();
  });
});

describe("when the decision cannot be delivered", () => {
  test.each([
    ["the trail does not answer", () => under.audit.faults.add("approval-decided:event")],
    ["the run cannot be woken", () => under.caseRuns.faults.add("wake")],
    ["it cannot be marked", () => under.approvals.faults.add("markDelivered")],
  ])("%s: the decision stands, the page says so, and the sweep finds it", async (_name, fail) => {
    fail();
    const { status, log } = await desk.send({ form: await desk.form() });
    expect(status).toBe(303);
    expect(log.join()).toContain("the sweep delivers it");
    expect(await desk.decided()).toMatchObject({ verdict: "approved" });
    expect((await under.approvals.undelivered()).found).toHaveLength(1);
    expect(textOf((await desk.send()).html)).toContain(words.undelivered);
  });

  test("nothing is woken before the trail has the decision", async () => {
    under.audit.faults.add("approval-decided:event");
    await desk.send({ form: await desk.form() });
    expect(under.caseRuns.woken).toEqual([]);
  });

  test("an answer lost after it was stored is met again as the decision that stands", async () => {
    under.approvals.faults.add("decide", { when: "after", times: 1 });
    expect((await desk.send({ form: await desk.form() })).status).toBe(503);
    const again = await desk.send({ form: await desk.form() });
    expect(again.status).toBe(409);
    expect(under.caseRuns.woken).toHaveLength(1);
  });
});
