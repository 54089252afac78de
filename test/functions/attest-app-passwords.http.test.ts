import { registerAttestAppPasswords } from "../../functions/attest-app-passwords.http.ts";
import { registerShowCase } from "../../functions/show-case.http.ts";
import { dictionaries } from "../../lib/web/dictionaries.ts";
import { aCaseAbout } from "../support/a-case-about.ts";
import { requester, subject } from "../support/builders.ts";
import { aConsole, people, visit, type ConsoleUnderTest, type Sent } from "../support/console.ts";
import { registeredHttp } from "../support/registered.ts";
import { runActivity } from "../support/run-activity.ts";

const { pages } = dictionaries.en.messages;

/** A case that looks for the deletion of the app passwords. */
async function following(): Promise<ConsoleUnderTest> {
  const under = await aConsole();
  const { audit, caseId } = under;
  const key = `${caseId}:check-app-passwords:${subject}`;
  await audit.append({
    ...{ id: `${key}:begin:1`, caseId, key, step: "check-app-passwords", subject, type: "begin", attempt: 1 },
    ...{ actor: { kind: "app", id: "mfa-remediation" }, facts: {}, outcome: null },
  });
  return under;
}

const operator = ({ clock }: ConsoleUnderTest) => ({
  ...people.operator,
  signedInAt: clock.now().toISOString(),
});

const tokenFor = ({ caseId, formTokens }: ConsoleUnderTest, person = people.operator.oid) =>
  formTokens.issue({ caseId, person, attests: "app-passwords-deleted" });

const send = (under: ConsoleUnderTest, sent: Partial<Sent> = {}) =>
  visit(
    registeredHttp(() => registerAttestAppPasswords(under)),
    {
      path: `/cases/${under.caseId}/app-passwords?lang=en`,
      params: { caseId: under.caseId },
      as: operator(under),
      ...sent,
    },
  );

const attestations = async ({ trail }: ConsoleUnderTest) =>
  (await trail()).filter(({ record }) => record.step === "app-passwords-attested");

test("an operator's word stands in the trail once, with who and when, and no name", async () => {
  const under = await following();
  const form = { token: await tokenFor(under), confirm: "yes" };
  expect(await send(under, { form })).toMatchObject({ status: 303 });
  expect(await send(under, { form })).toMatchObject({ status: 403 });
  const found = await attestations(under);
  expect(found.map(({ record }) => [record.actor, record.subject])).toEqual([
    [{ kind: "person", id: people.operator.oid }, subject],
  ]);
  expect(JSON.stringify(found)).not.toMatch(/Yuki|Mori/);
});

test.each<[string, (under: ConsoleUnderTest) => Promise<Partial<Sent>>, number, string]>([
  [
    "without the box ticked",
    async (under) => ({ form: { token: await tokenFor(under) } }),
    ...([400, pages["not-attested"].title] as const),
  ],
  [
    "with a token of somebody else's",
    async (under) => ({ form: { token: await tokenFor(under, people.auditor.oid), confirm: "yes" } }),
    ...([400, pages["not-attested"].title] as const),
  ],
  [
    "from another site",
    async (under) => ({
      form: { token: await tokenFor(under), confirm: "yes" },
      headers: { "sec-fetch-site": "cross-site" },
    }),
    ...([403, pages["other-site"].title] as const),
  ],
  [
    "by an auditor",
    async (under) => ({
      form: { token: await tokenFor(under, people.auditor.oid), confirm: "yes" },
      as: { ...people.auditor, signedInAt: under.clock.now().toISOString() },
    }),
    ...([403, pages["may-not-attest"].title] as const),
  ],
  [
    "by the subject, operator or not",
    async (under) => ({
      form: { token: await tokenFor(under, subject), confirm: "yes" },
      as: { ...operator(under), oid: subject },
    }),
    ...([403, pages["may-not-attest"].title] as const),
  ],
  [
    "by an operator whose own account is being contained",
    async (under) => {
      await aCaseAbout(under, people.operator.oid);
      return { form: { token: await tokenFor(under), confirm: "yes" } };
    },
    ...([403, pages["person-is-remediated"].title] as const),
  ],
  [
    "by whoever asked for it, operator or not",
    async (under) => ({
      form: { token: await tokenFor(under, requester), confirm: "yes" },
      as: { ...operator(under), oid: requester },
    }),
    ...([403, pages["may-not-attest"].title] as const),
  ],
  [
    "by an operator who signed in long ago",
    async (under) => ({
      form: { token: await tokenFor(under), confirm: "yes" },
      as: { ...people.operator, signedInAt: "2026-11-21T07:00:00.000Z" },
    }),
    ...([401, pages["sign-in-again"].title] as const),
  ],
])("nothing is recorded %s", async (_, sent, status, title) => {
  const under = await following();
  const answer = await send(under, await sent(under));
  expect(answer.status).toBe(status);
  expect(answer.html).toContain(title);
  expect(await attestations(under)).toEqual([]);
});

test("nothing is recorded before the case looks for the deletion, or after it has ended", async () => {
  const early = await aConsole();
  const form = { token: await tokenFor(early), confirm: "yes" };
  expect(await send(early, { form })).toMatchObject({ status: 403 });
  const late = await following();
  const ending = { kind: "completed" as const, code: null, at: late.clock.now().toISOString() };
  await late.cases.update(late.caseId, { ending });
  const lateForm = { token: await tokenFor(late), confirm: "yes" };
  expect(await send(late, { form: lateForm })).toMatchObject({ status: 410 });
  expect([...(await attestations(early)), ...(await attestations(late))]).toEqual([]);
});

describe("an operator's word that comes while the last look is taken", () => {
  /** The page is sent right before the step writes what is named so. */
  async function sentBefore(step: string) {
    const under = await following();
    const { audit, caseId } = under;
    const form = { token: await tokenFor(under), confirm: "yes" };
    const append = audit.append.bind(audit);
    let answer: Awaited<ReturnType<typeof send>> | undefined;
    jest.spyOn(audit, "append").mockImplementation(async (entry) => {
      if (entry.step === step && entry.type !== "begin" && !answer) {
        jest.restoreAllMocks();
        answer = await send(under, { form });
      }
      return append(entry);
    });
    const key = `${caseId}:check-app-passwords:${subject}`;
    const lastLook = { firstLookSeconds: 60, followSeconds: 60, carry: { waited: 60, looks: 1 } };
    const ended = await runActivity(under, "check-app-passwords", { caseId, key, subject, ...lastLook });
    return { under, answer, ended };
  }

  test("counts where it stands in the trail before the place for it is closed", async () => {
    const { answer, ended } = await sentBefore("app-passwords-not-attested");
    expect(answer).toMatchObject({ status: 303 });
    expect(ended).toMatchObject({ status: "attested", evidence: { attestedBy: people.operator.oid } });
  });

  test("is refused after that, and says so", async () => {
    const { under, answer, ended } = await sentBefore("check-app-passwords");
    expect(answer?.status).toBe(409);
    expect(answer?.html).toContain(pages["attested-too-late"].says);
    expect(ended).toMatchObject({ status: "open", evidence: { because: "no-deletion-in-audit" } });
    expect(await attestations(under)).toEqual([]);
  });
});

test("opening the address leads to the case and records nothing", async () => {
  const under = await following();
  const answer = await send(under);
  expect(answer).toMatchObject({ status: 303, headers: { location: `/cases/${under.caseId}?lang=en` } });
  expect(await attestations(under)).toEqual([]);
});

test("the case page has the form for operators alone who did not ask for it, with a token that is taken", async () => {
  const under = await following();
  const show = (as: Sent["as"]) =>
    visit(
      registeredHttp(() => registerShowCase(under)),
      { path: `/cases/${under.caseId}?lang=en`, params: { caseId: under.caseId }, as },
    );
  expect((await show({ ...operator(under), oid: requester })).html).not.toContain("/app-passwords");
  const { html } = await show(operator(under));
  const token = /app-passwords\?lang=en"[\s\S]*?name="token" value="([^"]+)"/.exec(html)?.[1] ?? "";
  expect(await send(under, { form: { token, confirm: "yes" } })).toMatchObject({ status: 303 });
  expect((await show(people.auditor)).html).not.toContain("/app-passwords");
});
