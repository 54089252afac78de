/** The person whom a case is about says on its page that it was not them. */
import { registerDecideApproval } from "../../functions/decide-approval.http.ts";
import { registerObjectToCase } from "../../functions/object-to-case.http.ts";
import { storedEntry, verifyChain } from "../../lib/domain/audit-chain.ts";
import { TransientError } from "../../lib/domain/errors.ts";
import { dictionaries } from "../../lib/web/dictionaries.ts";
import { subject } from "../support/builders.ts";
import { aConsole, people, visit, type ConsoleUnderTest, type Sent } from "../support/console.ts";
import { runActivity } from "../support/run-activity.ts";
import { registeredHttp } from "../support/registered.ts";

const { messages, objection: text } = dictionaries.en;
let under: ConsoleUnderTest;
beforeEach(async () => {
  under = await aConsole();
});

const recently = (person: (typeof people)[keyof typeof people]) => ({
  ...person,
  signedInAt: under.clock.now().toISOString(),
});
const send = (sent: Partial<Sent> = {}) =>
  visit(
    registeredHttp(() => registerObjectToCase(under)),
    {
      path: `/cases/${under.caseId}/objection?lang=en`,
      params: { caseId: under.caseId },
      as: recently(people.subject),
      ...sent,
    },
  );
const tokenIn = (html: string) => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? "";
const object = async (sent: Partial<Sent> = {}) =>
  send({ form: { token: tokenIn((await send()).html) }, ...sent });
const objections = async () =>
  (await under.trail()).filter(({ record }) => record.step === "subject-objected");

test("opening the page says nothing; its button does, once, in the person's own name", async () => {
  const page = await send();
  expect([page.status, page.html]).toEqual([200, expect.stringContaining(text.button)]);
  expect(await objections()).toEqual([]);
  const form = { token: tokenIn(page.html) };
  for (let times = 0; times < 2; times++) expect((await send({ form })).status).toBe(303);
  expect(await objections()).toMatchObject([
    { record: { actor: { kind: "person", id: subject }, subject, type: "event" } },
  ]);
  expect(under.caseRuns.objections).toEqual([[under.caseId, expect.any(String)]]);
  expect(verifyChain(under.caseId, (await under.trail()).map(storedEntry))).toEqual([]);
  const again = await send();
  expect(again.html).toContain(text.next);
  expect(again.html).not.toContain(text.button);
});

const turnedAway: readonly [string, () => Partial<Sent> | Promise<Partial<Sent>>, number, string][] = [
  ["an operator", () => ({ as: recently(people.operator) }), 404, messages.pages["not-found"].title],
  ["the manager", () => ({ as: recently(people.approver) }), 404, messages.pages["not-found"].title],
  [
    "whoever asked for the case",
    () => ({ as: recently(people.requester) }),
    404,
    messages.pages["not-found"].title,
  ],
  [
    "a session that is fifteen minutes old",
    () => {
      under.clock.advance(15 * 60);
      return { as: people.subject };
    },
    401,
    messages.pages["sign-in-again"].title,
  ],
  [
    "a form of another site",
    () => ({ headers: { "sec-fetch-site": "cross-site" } }),
    403,
    messages.pages["other-site"].title,
  ],
  ["a made-up token", () => ({ form: { token: "x" } }), 400, text.tokenStale],
  [
    "a token of somebody else",
    async () => {
      const purpose = { caseId: under.caseId, person: people.operator.oid, says: "not-me" };
      return { form: { token: await under.formTokens.issue(purpose) } };
    },
    400,
    text.tokenStale,
  ],
];

test.each(turnedAway)("%s says nothing", async (_, sent, status, says) => {
  const form = { token: tokenIn((await send()).html) };
  const answer = await send({ form, ...(await sent()) });
  expect([answer.status, answer.html]).toEqual([status, expect.stringContaining(says)]);
  expect(await objections()).toEqual([]);
  expect(under.caseRuns.objections).toEqual([]);
});

test("a case that has ended can be objected to: people look into it", async () => {
  await under.cases.update(under.caseId, {
    ending: { kind: "completed", code: null, at: under.clock.now().toISOString() },
  });
  expect((await object()).status).toBe(303);
  expect((await send()).html).toContain(text.ended);
  expect(under.caseRuns.objections).toEqual([[under.caseId, expect.any(String)]]);
});

test("where the run that tells people cannot be started nothing is said to be recorded", async () => {
  const form = { token: tokenIn((await send()).html) };
  under.caseRuns.faults.add("startObjection", { times: 1, error: new TransientError("no answer") });
  expect((await send({ form })).status).toBe(503);
  expect(await objections()).toEqual([]);
  expect((await send({ form })).status).toBe(303);
  expect(await objections()).toHaveLength(1);
});

test("where it cannot be written down here, the run that was started has what it needs to do so", async () => {
  const form = { token: tokenIn((await send()).html) };
  jest.spyOn(under.audit, "append").mockRejectedValueOnce(new TransientError("no answer"));
  expect((await send({ form })).status).toBe(503);
  const [[caseId, objectedAt] = ["", ""]] = under.caseRuns.objections;
  expect([caseId, await objections()]).toEqual([under.caseId, []]);
  const recorded = await runActivity(under, "record-objection", { caseId, key: "objected", objectedAt });
  expect(recorded).toMatchObject({ result: "ended", evidence: { subject } });
  expect(await objections()).toHaveLength(1);
});

test("a second press on a page that stood open says what stands", async () => {
  const { html } = await send();
  await send({ form: { token: tokenIn(html) } });
  const late = await send({ form: { token: "stale" } });
  expect(late.html).toContain(text.next);
  expect(late.html).not.toContain(text.tokenStale);
});

test("after an objection nobody decides any more", async () => {
  const decide = (sent: Partial<Sent>) =>
    visit(
      registeredHttp(() => registerDecideApproval(under)),
      {
        path: `/approvals/${under.approval.approvalId}?lang=en`,
        params: { approvalId: under.approval.approvalId },
        as: recently(people.approver),
        ...sent,
      },
    );
  const token = tokenIn((await decide({})).html);
  await object();
  const form = { token, verdict: "approved", reason: "I know her.", confirm: "yes" };
  for (const sent of [{}, { form }]) {
    const { status, html } = await decide(sent);
    expect([status, html]).toEqual([409, expect.stringContaining(messages.pages["subject-objects"].title)]);
  }
  expect(await under.approvals.decision(under.approval)).toBeUndefined();
});
