/** Each face of the page on which somebody says that it was not them, and the mail that leads there. */
import type { CaseView } from "../../lib/domain/case-view.ts";
import { newsOf } from "../../lib/domain/news-of.ts";
import type { Language } from "../../lib/web/language.ts";
import { renderMail } from "../../lib/web/mails/render-mail.tsx";
import { ObjectionPage } from "../../lib/web/pages/objection-page.tsx";
import { renderPage } from "../../lib/web/render-page.ts";
import { pageContext } from "./page-context.ts";

export function objectionPages(language: Language, { record, timeline }: CaseView): Record<string, string> {
  const context = pageContext(language, { path: `/cases/${record.caseId}/objection` });
  const page = { context, record, objectedAt: null, token: "t", isTokenStale: false };
  const ending = { kind: "completed" as const, code: null, at: "2026-11-21T10:00:00.000Z" };
  const objectedAt = "2026-11-21T10:20:00.000Z";
  const clocks = { ...record.policy.clocks, coolingOffSeconds: 3600 };
  const cooling = { ...record, policy: { ...record.policy, clocks } };
  const link = `https://mfa.example.com/cases/${record.caseId}/objection`;
  const news = newsOf("cooling-off", cooling, timeline, { link, isToSubject: true });
  return {
    objection: renderPage(ObjectionPage, page),
    "objection-stale": renderPage(ObjectionPage, { ...page, isTokenStale: true }),
    "objection-said": renderPage(ObjectionPage, { ...page, objectedAt, record: { ...record, ending } }),
    "mail-cooling-off": renderMail(news, language).html,
  };
}
