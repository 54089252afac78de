import { graphMailer } from "../../../../lib/adapters/graph/graph-mailer.ts";
import type { CaseNews } from "../../../../lib/domain/case-news.ts";
import type { UserId } from "../../../../lib/domain/ids.ts";
import type { Language } from "../../../../lib/domain/policy.ts";
import type { TenantFile } from "../../../../sandbox/tenant/schema.ts";
import { aCaseId, aCaseRecord } from "../../../support/records.ts";
import { people, startTenantUnderTest, type TenantUnderTest } from "./tenant-under-test.ts";

let graph: TenantUnderTest;
afterEach(() => graph.stop());

const newsWith = (language: Language): CaseNews => {
  const record = aCaseRecord();
  return {
    turn: "contained",
    stage: "manager",
    hints: null,
    isToSubject: false,
    isObjected: false,
    record: { ...record, policy: { ...record.policy, language } },
    steps: [],
    link: "https://example.com/cases/1",
    expiresAt: null,
    code: null,
  };
};
const render = ({ turn }: CaseNews, language: Language) => ({
  subject: `${turn} ${language}`,
  html: `<p>${turn}</p>`,
});

async function send(to: UserId, change?: (file: TenantFile) => void, language: Language = "ja") {
  graph = await startTenantUnderTest(change);
  const mailer = graphMailer(graph.client, { sender: people.serviceDesk, render });
  return mailer.send({ to, caseId: aCaseId(), key: "case:step:subject", news: newsWith(language) });
}

const notSending = ({ identities }: TenantFile) => {
  for (const identity of identities) identity.sendsMailAs = [];
};

const preferring =
  (preferredLanguage: string | null) =>
  ({ people: all }: TenantFile) => {
    for (const person of all) if (person.id === people.aiko) person.preferredLanguage = preferredLanguage;
  };

test("a mail goes out once, from the sender, with the case and the key in its headers", async () => {
  const { requestId } = await send(people.aiko);
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  const { mails } = graph.tenant.tenantState();
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({
    from: "service-desk@contoso.example",
    to: ["aiko.tanaka@contoso.example"],
    subject: "contained ja",
    contentType: "html",
    content: "<p>contained</p>",
    headers: { "x-case-id": aCaseId(), "x-mfa-remediation-key": "case:step:subject" },
  });
  expect(graph.served()).toEqual([
    `GET /v1.0/users/${people.aiko}`,
    `POST /v1.0/users/${people.serviceDesk}/sendMail`,
  ]);
});

test.each([
  ["ja-JP", "en", "ja"],
  ["JA", "en", "ja"],
  ["en-GB", "ja", "en"],
  ["fr-FR", "ja", "en"],
  ["jam", "ja", "en"],
  [null, "ja", "ja"],
  [null, "en", "en"],
] as const)(
  "who prefers %s gets, where the policy says %s, a mail in %s",
  async (preferred, policy, expected) => {
    await send(people.aiko, preferring(preferred), policy);
    expect(graph.tenant.tenantState().mails.map(({ subject }) => subject)).toEqual([`contained ${expected}`]);
  },
);

test("who has no mail address is not written to", async () => {
  const change = ({ people: all }: TenantFile) => {
    for (const person of all) if (person.id === people.aiko) person.mail = null;
  };
  await expect(send(people.aiko, change)).rejects.toMatchObject({
    name: "RefusedError",
    code: "no-mail-address",
  });
  expect(graph.served()).toHaveLength(1);
});

test("a sender that may not send is a refusal", async () => {
  await expect(send(people.aiko, notSending)).rejects.toMatchObject({
    code: "directory-forbidden",
  });
});

test("a mail whose answer is lost is not sent again here", async () => {
  const change = ({ faults }: TenantFile) => {
    faults.lostAnswer = [{ path: "/sendMail$", method: "POST", first: 1 }];
  };
  await expect(send(people.aiko, change)).rejects.toMatchObject({ name: "TransientError" });
  expect(graph.tenant.tenantState().mails).toHaveLength(1);
});
