import { registerHandOverPass } from "../../functions/hand-over-pass.http.ts";
import { storedEntry, verifyChain } from "../../lib/domain/audit-chain.ts";
import { RefusedError, TransientError } from "../../lib/domain/errors.ts";
import { dictionaries } from "../../lib/web/dictionaries.ts";
import { subject } from "../support/builders.ts";
import { people } from "../support/console.ts";
import { textOf } from "../support/page-context.ts";
import { aPassDesk } from "../support/pass-desk.ts";
import { aCaseId, anApprovalRequest } from "../support/records.ts";
import { registeredHttp } from "../support/registered.ts";
import { runActivity } from "../support/run-activity.ts";

const { codes, messages, pass: words } = dictionaries.en;
let desk: Awaited<ReturnType<typeof aPassDesk>>;
beforeEach(async () => {
  desk = await aPassDesk();
});

async function nothingHappened() {
  expect(desk.passes.codes).toEqual([]);
  expect(await desk.frames()).toEqual([]);
}

test("it is registered for GET, HEAD and POST, with the durable client", () => {
  const { name, options } = registeredHttp(() => registerHandOverPass(desk));
  expect([name, options.route, options.authLevel]).toEqual([
    ...["hand-over-pass", "cases/{caseId}/pass", "anonymous"],
  ]);
  expect(options.methods).toEqual(["GET", "HEAD", "POST"]);
  expect(options.extraInputs).toMatchObject([{ type: "durableClient" }]);
});

describe("reading", () => {
  test.each([
    ["the operator", () => desk.operator()],
    ["the manager", () => desk.manager()],
  ])("%s sees who needs a pass and what to check, and nothing happens", async (_, as) => {
    const { status, html, headers } = await desk.send({ as: as() });
    expect(status).toBe(200);
    expect(textOf(html)).toContain("Hanako Sato");
    for (const proof of Object.values(words.proofs)) expect(textOf(html)).toContain(proof);
    expect(headers["cache-control"]).toBe("no-store");
    await nothingHappened();
  });

  test("that nothing strong is left is said only once the removal was read back", async () => {
    const first = textOf((await desk.send()).html);
    expect(first).toContain(words.leadUnproven("Hanako Sato"));
    expect(first).not.toContain(words.lead("Hanako Sato"));
    const { caseId } = desk;
    const look = { caseId, key: `${caseId}:check-methods-gone:${subject}`, subject, gapSeconds: 5, looks: 4 };
    const carry = { cleanLists: 1, looks: 1, requestIds: [] };
    await runActivity(desk, "check-methods-gone", { ...look, carry });
    const then = textOf((await desk.send()).html);
    expect(then).toContain(words.lead("Hanako Sato"));
    expect(then).not.toContain(words.leadUnproven("Hanako Sato"));
  });

  test("whoever is not signed in is sent to sign in", async () => {
    const { status, headers } = await desk.send({ as: undefined });
    expect(status).toBe(303);
    expect(headers["location"]).toBe(
      `/sign-in?returnTo=${encodeURIComponent(`/cases/${desk.caseId}/pass?lang=en`)}`,
    );
  });

  test.each([
    people.auditor,
    people.stranger,
    people.subject,
    { ...people.subject, roles: ["Operator"] },
    people.requester,
  ])("it is not for $name ($roles)", async (as) => {
    const { status, html } = await desk.send({ as });
    expect(status).toBe(403);
    expect(textOf(html)).toContain(messages.pages["not-for-you"].says);
  });

  test("where nobody knows who asked for it, it is for nobody", async () => {
    const { triage } = (await desk.cases.get(desk.caseId)) ?? {};
    if (!triage) throw new Error("no triage");
    const { requester: _, ...unknown } = triage;
    await desk.cases.update(desk.caseId, { triage: unknown });
    for (const as of [desk.operator(), desk.manager()]) expect((await desk.send({ as })).status).toBe(403);
  });

  test("the policy says who: no manager where only operators may", async () => {
    desk = await aPassDesk({ policy: { pass: { handOverBy: ["operator"] } } });
    expect((await desk.send({ as: desk.manager() })).status).toBe(403);
    expect((await desk.send()).status).toBe(200);
  });

  test("whoever approved hands it over only as the manager whom the policy names, operator or not", async () => {
    const roles = ["Operator"];
    expect((await desk.send({ as: { ...desk.manager(), roles } })).status).toBe(200);
    desk = await aPassDesk({ policy: { pass: { handOverBy: ["operator"] } } });
    expect((await desk.send({ as: { ...desk.manager(), roles } })).status).toBe(403);
  });

  test("the second approver hands nothing over, operator or not", async () => {
    const { caseId, clock, operator } = desk;
    const expiresAt = new Date(clock.ms + 3_600_000).toISOString();
    await desk.approvals.open(
      anApprovalRequest({ caseId, subject, stage: "second", approver: operator().oid, expiresAt }),
    );
    expect((await desk.send()).status).toBe(403);
  });

  test("there is no such case", async () => {
    expect((await desk.send({ params: { caseId: aCaseId(9) } })).status).toBe(404);
  });

  test("once the time is over there is nothing to hand over", async () => {
    desk.clock.advance(72 * 3600);
    const { status, html } = await desk.send();
    expect(status).toBe(409);
    expect(textOf(html)).toContain(messages.pages["no-pass-offered"].says);
  });
});

describe("handing over", () => {
  test("the code is shown once, in the answer, and stands nowhere else", async () => {
    const { status, html, headers, log } = await desk.send({ form: await desk.form() });
    expect(status).toBe(200);
    expect(textOf(html)).toContain("Pass-canary-1");
    expect(headers["cache-control"]).toBe("no-store");
    const frames = await desk.frames();
    expect(frames.map(({ record }) => [record.type, record.actor.id])).toEqual([
      ["begin", people.operator.oid],
      ["end", people.operator.oid],
    ]);
    expect(frames[0]?.record.facts).toMatchObject({ proof: "in-person" });
    expect(frames[1]?.record.outcome).toMatchObject({
      ...{ result: "ended", status: "attested" },
      evidence: { passId: "pass-1", expiresAt: "2026-11-21T10:00:00.000Z", before: ["password.password"] },
    });
    const entries = await desk.audit.entries(desk.caseId);
    expect(JSON.stringify([entries, log, await desk.cases.get(desk.caseId)])).not.toContain("Pass-canary");
    expect(verifyChain(desk.caseId, entries.map(storedEntry))).toEqual([]);
    expect(desk.caseRuns.woken).toContainEqual({
      ...{ instanceId: `${desk.caseId}:await-pick-up:pass-1`, event: "pass-claimed" },
    });
  });

  test("the same form once more makes nothing: it says by whom and when", async () => {
    const form = await desk.form();
    await desk.send({ form });
    for (const again of [await desk.send({ form }), await desk.send()]) {
      expect(again.html).not.toContain("Pass-canary");
      expect(textOf(again.html)).toContain(words.states["handed-over"]);
      expect(textOf(again.html)).toContain(words.anotherHint);
    }
    expect((await desk.send({ form })).status).toBe(409);
    expect(desk.passes.codes).toHaveLength(1);
  });

  test("of two who press at once one is told that it was handed over", async () => {
    const [one, other] = [await desk.form(), await desk.form({}, desk.manager())];
    const answers = await Promise.all([
      desk.send({ form: one }),
      desk.send({ form: other, as: desk.manager() }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(desk.passes.codes).toHaveLength(1);
  });

  test("another one is a new act with a number of its own; the first stops working, and the third is the last", async () => {
    for (const number of ["1", "2", "3"])
      expect((await desk.send({ form: await desk.form({ number }) })).status).toBe(200);
    expect(desk.passes.codes).toHaveLength(3);
    expect(await desk.passes.list(subject)).toMatchObject([{ id: "pass-3", isUsable: true }]);
    const page = await desk.send();
    expect(textOf(page.html)).toContain(words.limit(3));
    expect(page.html).not.toContain('name="token"');
    const fourth = await desk.send({ form: await desk.form({ number: "4" }) });
    expect([fourth.status, desk.passes.codes.length]).toEqual([409, 3]);
  });

  test.each([
    ["no proof", { proof: "" }, words.problems.proof],
    ["a proof that is none", { proof: "birthday" }, words.problems.proof],
    ["no confirmation", { confirm: "" }, words.problems.confirm],
    ["no token", { token: "" }, words.rejected.token],
    ["another number than the token's", { token: "x", number: "2" }, words.rejected.token],
  ])("with %s nothing is made", async (_, change, says) => {
    const { status, html } = await desk.send({ form: await desk.form(change) });
    expect(status).toBe(400);
    expect(textOf(html)).toContain(says);
    await nothingHappened();
  });

  test("a proof that the policy does not allow is none", async () => {
    desk = await aPassDesk({ policy: { pass: { proofs: ["verified-id"] } } });
    expect((await desk.send({ form: await desk.form() })).status).toBe(400);
    await nothingHappened();
  });

  test("a token of somebody else, or of another form, makes nothing", async () => {
    const theirs = await desk.form({}, desk.manager());
    const purpose = { form: "other", caseId: desk.caseId, person: people.operator.oid, number: "1" };
    const other = { ...theirs, token: await desk.formTokens.issue(purpose) };
    for (const form of [theirs, other]) expect((await desk.send({ form })).status).toBe(400);
    await nothingHappened();
  });

  test("a form of another site makes nothing", async () => {
    const headers = { "sec-fetch-site": "cross-site" };
    expect((await desk.send({ form: await desk.form(), headers })).status).toBe(403);
    await nothingHappened();
  });

  test("after fifteen minutes one signs in again first", async () => {
    const as = desk.operator();
    const form = await desk.form();
    desk.clock.advance(15 * 60);
    expect((await desk.send({ form, as })).status).toBe(401);
    await nothingHappened();
  });

  test("guards and the tenant's policy are read again before anything is begun", async () => {
    desk.clock.advance(120);
    desk.passes.policy = { ...desk.passes.policy, isInScope: false };
    const refused = await desk.send({ form: await desk.form() });
    expect(textOf(refused.html)).toContain(codes["pass-not-in-scope"].says);
    desk.directory.change(subject, { roles: { direct: ["role"], throughGroups: [], eligible: [] } });
    desk.clock.advance(120);
    const guarded = await desk.send({ form: await desk.form() });
    expect(textOf(guarded.html)).toContain(codes["privileged-role"].says);
    await nothingHappened();
  });

  test("an older pass is taken away first", async () => {
    await desk.passes.mint(subject, { lifetimeMinutes: 60, isUsableOnce: true });
    await desk.send({ form: await desk.form() });
    expect(await desk.passes.list(subject)).toMatchObject([{ id: "pass-2" }]);
  });
});

describe("when the directory does not answer", () => {
  test("a lost answer says so, on the page and in the trail; another pass is a new act", async () => {
    const error = new RefusedError("answer-lost", "no telling");
    desk.passes.faults.add("mint", { times: 1, when: "after", error });
    const { status, html } = await desk.send({ form: await desk.form() });
    expect(status).toBe(409);
    expect(textOf(html)).toContain(words.lost);
    expect(html).not.toContain("Pass-canary");
    expect((await desk.frames()).at(-1)?.record.outcome).toMatchObject({
      result: "refused",
      code: "answer-lost",
    });
    expect(desk.caseRuns.woken).not.toEqual([]);
    expect((await desk.send({ form: await desk.form({ number: "2" }) })).status).toBe(200);
    expect(await desk.passes.list(subject)).toMatchObject([{ id: "pass-2" }]);
  });

  test("a directory that was too busy made none, and that does not count as one of the three", async () => {
    desk.passes.faults.add("mint", { times: 3, error: new TransientError("busy") });
    for (const number of ["1", "2", "3"]) {
      const { html } = await desk.send({ form: await desk.form({ number }) });
      expect(textOf(html)).toContain(codes["pass-not-made"].says);
    }
    expect((await desk.send({ form: await desk.form({ number: "4" }) })).status).toBe(200);
  });

  test("where the end cannot be written the code is not shown", async () => {
    desk.audit.faults.add("hand-over-pass:end", { times: 1 });
    const { status, html } = await desk.send({ form: await desk.form() });
    expect(status).toBe(503);
    expect(html).not.toContain("Pass-canary");
    expect(textOf((await desk.send()).html)).toContain(words.states["under-way"]);
    desk.clock.advance(300);
    expect(textOf((await desk.send()).html)).toContain(words.states.unknown);
  });

  test("where the beginning cannot be written nothing is made", async () => {
    desk.audit.faults.add("hand-over-pass:begin", { times: 1 });
    expect((await desk.send({ form: await desk.form() })).status).toBe(503);
    await nothingHappened();
  });

  test("a run that cannot be woken does not keep the code from being shown", async () => {
    desk.caseRuns.faults.add("wake");
    const { status, html } = await desk.send({ form: await desk.form() });
    expect([status, html.includes("Pass-canary-1")]).toEqual([200, true]);
  });
});

test("once a strong method is registered there is nothing to hand over any more", async () => {
  await desk.send({ form: await desk.form() });
  desk.passes.use(subject, desk.passes.codes.at(-1) ?? "");
  const { caseId } = desk;
  const input = { caseId, key: `${caseId}:await-strong-method:${subject}`, subject, number: 1 };
  await runActivity(desk, "await-strong-method", {
    ...input,
    until: "2026-11-22T09:00:00.000Z",
    firstLookSeconds: 60,
  });
  expect((await desk.send()).status).toBe(409);
});
