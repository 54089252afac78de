import { registerListCases } from "../../functions/list-cases.http.ts";
import { registerShowCase } from "../../functions/show-case.http.ts";
import { registerStylesheet } from "../../functions/stylesheet.http.ts";
import { dictionaries } from "../../lib/web/dictionaries.ts";
import type { SignedInPerson } from "../../lib/ports/sign-in.ts";
import { aConsole, people, visit, type ConsoleUnderTest } from "../support/console.ts";
import { MemoryCaseStore } from "../support/fakes/memory-case-store.ts";
import { textOf } from "../support/page-context.ts";
import { aCaseId, aCaseRecord } from "../support/records.ts";
import { registeredHttp } from "../support/registered.ts";

const { list, messages } = dictionaries.en;
let under: ConsoleUnderTest;
beforeEach(async () => (under = await aConsole()));

const show = (as?: SignedInPerson, caseId: string = under.caseId) =>
  visit(
    registeredHttp(() => registerShowCase(under)),
    {
      ...{ path: `/cases/${caseId}?lang=en`, params: { caseId }, as },
    },
  );
const all = (as?: SignedInPerson) =>
  visit(
    registeredHttp(() => registerListCases(under)),
    { path: "/cases?lang=en", as },
  );

test.each([people.operator, people.auditor, people.approver])("$name sees the case", async (person) => {
  const { status, html } = await show(person);
  expect(status).toBe(200);
  expect(textOf(html)).toContain("Hanako's iPhone");
  expect(html.includes(`/approvals/${under.approval.approvalId}`)).toBe(person === people.approver);
});

test.each([people.stranger, people.subject])("$name does not", async (person) => {
  const { status, html } = await show(person);
  expect(status).toBe(403);
  expect(html).not.toContain("iPhone");
  expect(textOf(html)).toContain(messages.pages.forbidden.says);
});

test("without a session the way leads through the sign-in", async () => {
  expect((await show()).headers["location"]).toBe(
    `/sign-in?returnTo=${encodeURIComponent(`/cases/${under.caseId}?lang=en`)}`,
  );
  expect((await all()).status).toBe(303);
});

test.each([aCaseId(99), "case-1", "%2e%2e", "<script>"])("there is no case %s", async (id) => {
  const { status, html } = await show(people.operator, encodeURIComponent(id));
  expect(status).toBe(404);
  expect(html).not.toContain("<script>");
});

test("operators see every case, what each proves, and the messages that nobody could read", async () => {
  await under.cases.create(aCaseRecord(aCaseId(2)));
  await under.intake.reject({
    source: "queue",
    id: "m1",
    problem: "subject: Required",
    at: "2026-11-21T09:00:00Z",
  });
  const { status, html } = await all(people.operator);
  expect(status).toBe(200);
  expect(html.match(/<tr /g)).toHaveLength(2 + 2 + 1);
  expect(textOf(html)).toContain("subject: Required");
  expect(html.indexOf(aCaseId(2))).toBeLessThan(html.indexOf(under.caseId));
});

test("an approver sees only the cases they are asked about, and no messages", async () => {
  await under.cases.create(aCaseRecord(aCaseId(2)));
  await under.intake.reject({ source: "queue", id: "m1", problem: "secret", at: "2026-11-21T09:00:00Z" });
  const { status, html } = await all(people.approver);
  expect(status).toBe(200);
  expect(html).toContain(under.caseId);
  expect(html).not.toContain(aCaseId(2));
  expect(textOf(html)).not.toContain(list.rejected);
});

test("a flood of newer cases hides nobody's own", async () => {
  for (let number = 2; number <= 52; number++) await under.cases.create(aCaseRecord(aCaseId(number)));
  expect((await all(people.operator)).html).not.toContain(under.caseId);
  const { status, html } = await all(people.approver);
  expect(status).toBe(200);
  expect(html.match(/<tr /g)).toHaveLength(2);
  expect(html).toContain(under.caseId);
});

test("a stranger sees no list at all", async () => {
  expect((await all(people.stranger)).status).toBe(403);
});

test("without any case an operator is told how they are opened", async () => {
  const empty = { ...under, cases: new MemoryCaseStore() };
  const register = () => registerListCases(empty);
  const { html } = await visit(registeredHttp(register), { path: "/cases?lang=en", as: people.operator });
  expect(textOf(html)).toContain(list.empty);
});

test("tables that do not answer are told as such", async () => {
  under.cases.faults.add("get");
  expect((await show(people.operator)).status).toBe(503);
});

test("the stylesheet is plain CSS", async () => {
  const { status, html, headers } = await visit(registeredHttp(registerStylesheet), {
    path: "/assets/style.css",
  });
  expect(status).toBe(200);
  expect(headers["content-type"]).toBe("text/css; charset=utf-8");
  expect(html).toContain("prefers-color-scheme: dark");
  expect(html).not.toMatch(/url\(|@import/);
});
