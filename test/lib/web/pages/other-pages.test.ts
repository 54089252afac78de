import { dictionaries } from "../../../../lib/web/dictionaries.ts";
import type { Language } from "../../../../lib/web/language.ts";
import { CaseListPage } from "../../../../lib/web/pages/case-list-page.tsx";
import { DecidedPage } from "../../../../lib/web/pages/decided-page.tsx";
import { ExpiredPage } from "../../../../lib/web/pages/expired-page.tsx";
import { MessagePage, type MessageName } from "../../../../lib/web/pages/message-page.tsx";
import { renderPage } from "../../../../lib/web/render-page.ts";
import { pageContext, textOf } from "../../../support/page-context.ts";
import { aDecision } from "../../../support/records.ts";
import { provenCase, waitingCase } from "../../../support/shown-cases.ts";

const languages: Language[] = ["ja", "en"];

describe.each(languages)("in %s", (language) => {
  const { approval: words, list, messages, words: terms } = dictionaries[language];
  const context = pageContext(language);

  test("the decision that stands is shown with its reason, and whether the answer came too late", async () => {
    const { approval, view } = await waitingCase();
    const decision = aDecision(approval, { verdict: "denied", reason: "not her\u202E" });
    const props = { context, approval, record: view.record, decision };
    const ours = textOf(renderPage(DecidedPage, { ...props, isLate: false, isUndelivered: true }));
    const late = textOf(renderPage(DecidedPage, { ...props, isLate: true, isUndelivered: false }));
    for (const expected of [
      terms.verdicts.denied,
      "not her",
      words.you,
      words.decidedThanks,
      words.undelivered,
    ])
      expect(ours).toContain(expected);
    expect(late).toContain(words.decidedAlready);
    expect(late).not.toContain(words.undelivered);
  });

  test("a decision of a case that has ended tells how, and promises nothing more", async () => {
    const { view, approval, decision } = await provenCase();
    if (!decision || !approval) throw new Error("nobody decided");
    const props = { context, approval, record: view.record, decision, isLate: false, isUndelivered: true };
    const text = textOf(renderPage(DecidedPage, props));
    expect(text).toContain(words.endedNext);
    for (const promise of [words.approvedNext, words.undelivered]) expect(text).not.toContain(promise);
  });

  test("an expired request says until when and that nothing was removed", async () => {
    const { approval, view } = await waitingCase();
    const text = textOf(renderPage(ExpiredPage, { context, approval, record: view.record }));
    expect(text).toContain(words.expiredNext);
    expect(text).toMatch(/2026/);
  });

  test("the list shows each case with its proof, and the messages nobody could read", async () => {
    const { view } = await waitingCase();
    const cases = [{ record: view.record, status: view.status, isWaiting: true }];
    const rejected = [
      { source: "queue", id: "m-1", problem: "<b>subject</b>", at: "2026-11-21T09:00:00.000Z" },
    ];
    const html = renderPage(CaseListPage, { context, cases, rejected });
    expect(html).toContain(`href="/cases/${view.record.caseId}"`);
    for (const expected of ["Hanako Sato", "4711", terms.statuses.open.name, list.rejected, "<b>subject</b>"])
      expect(textOf(html)).toContain(expected);
    expect(html).not.toContain("<b>subject");
  });

  test("an empty list says how cases are opened", () => {
    expect(textOf(renderPage(CaseListPage, { context, cases: [], rejected: [] }))).toContain(list.empty);
  });

  test.each(Object.keys(messages.pages) as MessageName[])("the page %s says what to do", (name) => {
    const html = renderPage(MessagePage, { context, name, signInTo: "/cases", reference: "r-1" });
    expect(textOf(html)).toContain(messages.pages[name].says);
    expect(html).toContain(
      `<title>${messages.pages[name].title.replaceAll("&", "&amp;")} | mfa-remediation</title>`,
    );
  });
});

test("a language that was asked for stays in the links, and the other one is offered in its own name", () => {
  const context = pageContext("en", { isLanguageAsked: true, path: "/cases/x" });
  const html = renderPage(MessagePage, { context, name: "forbidden", caseId: "case-1" });
  expect(html).toContain('href="/cases/case-1?lang=en"');
  expect(html).toMatch(/<a href="\/cases\/x\?lang=ja" hreflang="ja" lang="ja">日本語<\/a>/);
});
