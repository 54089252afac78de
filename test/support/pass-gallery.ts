/** The pages and mails around a pass, with the content of a real run. */
import { handOversIn } from "../../lib/domain/hand-overs.ts";
import type { CaseNews } from "../../lib/domain/case-news.ts";
import { newsOf } from "../../lib/domain/news-of.ts";
import { isRemovalProven } from "../../lib/domain/removal-proven.ts";
import { Secret } from "../../lib/domain/secret.ts";
import type { Language } from "../../lib/web/language.ts";
import { renderMail } from "../../lib/web/mails/render-mail.tsx";
import { ApprovalPage } from "../../lib/web/pages/approval-page.tsx";
import { HandedOverPage } from "../../lib/web/pages/handed-over-page.tsx";
import { HandOverPage } from "../../lib/web/pages/hand-over-page.tsx";
import { renderPage } from "../../lib/web/render-page.ts";
import { people } from "./console.ts";
import { pageContext } from "./page-context.ts";
import type { wayBackCases } from "./shown-cases.ts";

const now = new Date("2026-11-30T00:00:00.000Z");

export function passPages(
  language: Language,
  { asked, ready, unused, handedOver }: Awaited<ReturnType<typeof wayBackCases>>,
): Record<string, string> {
  const context = pageContext(language, { path: "/cases/abc/pass", personName: people.operator.name });
  const { record } = ready.view;
  const form = {
    ...{ context, record, earlier: [], number: 1, token: "t", reader: people.operator.oid },
    isRemovalProven: isRemovalProven(ready.view.steps),
  };
  const earlier = handOversIn(unused.view.timeline, now);
  const problems = ["proof" as const, "confirm" as const];
  const mail = (turn: CaseNews["turn"], of: typeof ready) =>
    renderMail(
      newsOf(turn, of.view.record, of.view.timeline, { link: "https://mfa.example.com/cases/abc/pass" }),
      language,
    ).html;
  return {
    "approval-pass": renderPage(ApprovalPage, {
      ...{ context: pageContext(language, { path: "/approvals/abc" }), view: asked.view },
      ...{ approval: asked.approval, tokens: { approved: "t", denied: "t", attack: "t" } },
    }),
    pass: renderPage(HandOverPage, { ...form, rejected: {} }),
    "pass-unproven": renderPage(HandOverPage, { ...form, isRemovalProven: false, rejected: {} }),
    "pass-problems": renderPage(HandOverPage, { ...form, rejected: { problems } }),
    "pass-another": renderPage(HandOverPage, { ...form, earlier, number: 2, rejected: { problem: "taken" } }),
    "pass-lost": renderPage(HandOverPage, { ...form, earlier, number: 3, rejected: { code: "answer-lost" } }),
    "pass-limit": renderPage(HandOverPage, { ...form, earlier, number: 4, token: null, rejected: {} }),
    "pass-shown": renderPage(HandedOverPage, {
      ...{ context, record, code: new Secret("Xk3+mQ#7"), expiresAt: "2026-11-21T10:20:00.000Z" },
      isUsableOnce: true,
    }),
    "mail-pass-ready": mail("pass-ready", ready),
    "mail-pass-handed-over": mail("pass-handed-over", handedOver),
    "mail-pass-unused": mail("pass-unused", unused),
  };
}
