/** Every kind of page and mail with the content of real runs, for a browser to look at. */
import type { Brake } from "../../lib/domain/brake.ts";
import { newsOf } from "../../lib/domain/news-of.ts";
import { dictionaries } from "../../lib/web/dictionaries.ts";
import type { Language } from "../../lib/web/language.ts";
import { renderMail } from "../../lib/web/mails/render-mail.tsx";
import type { CasePageProps } from "../../lib/web/case-page-props.ts";
import { ApprovalPage } from "../../lib/web/pages/approval-page.tsx";
import { BrakePage } from "../../lib/web/pages/brake-page.tsx";
import { CaseListPage } from "../../lib/web/pages/case-list-page.tsx";
import { CasePage } from "../../lib/web/pages/case-page.tsx";
import { DecidedPage } from "../../lib/web/pages/decided-page.tsx";
import { ExpiredPage } from "../../lib/web/pages/expired-page.tsx";
import { MessagePage } from "../../lib/web/pages/message-page.tsx";
import { renderPage } from "../../lib/web/render-page.ts";
import { numberPages } from "./number-gallery.ts";
import { objectionPages } from "./objection-gallery.ts";
import { passPages } from "./pass-gallery.ts";
import { pageContext } from "./page-context.ts";
import { site } from "./site.ts";
import { aDecision, aUserId } from "./records.ts";
import {
  appPasswordsOpenCase,
  containedOnlyCase,
  deniedCase,
  followingCase,
  liftingCase,
  promotedCase,
  provenCase,
  refusedCase,
  stolenCase,
  waitingCase,
  wayBackCases,
  type ShownCase,
} from "./shown-cases.ts";

type Shown = Awaited<ReturnType<typeof cases>>;

const cases = async () => ({
  waiting: await waitingCase(),
  open: await appPasswordsOpenCase(),
  following: await followingCase(),
  lifting: await liftingCase(),
  proven: await provenCase(),
  denied: await deniedCase(),
  promoted: await promotedCase(),
  refused: await refusedCase(),
  containedOnly: await containedOnlyCase(),
  wayBack: await wayBackCases(),
  stolen: await stolenCase(),
});

/** HTML by path: `/en/approval`. */
export async function pageGallery(): Promise<ReadonlyMap<string, string>> {
  const shown = await cases();
  const languages: Language[] = ["en", "ja"];
  return new Map(
    languages.flatMap((language) =>
      Object.entries(pagesIn(language, shown)).map(([name, html]): [string, string] => [
        `/${language}/${name}`,
        html,
      ]),
    ),
  );
}

function pagesIn(language: Language, shown: Shown): Record<string, string> {
  const context = pageContext(language);
  const caseOf = (of: ShownCase, attest: CasePageProps["attest"] = null, desk: CasePageProps["desk"] = []) =>
    renderPage(CasePage, {
      ...{ context, ...of, site, attest, desk, workerUrl: "https://worker.example.com" },
      asked: of.asked.map((one) => ({ ...one, isApprover: true })),
    });
  const { waiting, open } = shown;
  const { record, timeline } = waiting.view;
  const decision = aDecision(waiting.approval);
  const news = newsOf("approval-wanted", record, timeline, {
    ...{ link: "https://mfa.example.com/approvals/abc", expiresAt: waiting.approval.expiresAt },
  });
  const closed = newsOf("closed", open.view.record, open.view.timeline, {
    link: "https://mfa.example.com/cases/abc",
  });
  return {
    ...approvals(language, shown),
    ...passPages(language, shown.wayBack),
    ...numberPages(language, shown.waiting.view.record),
    ...objectionPages(language, shown.waiting.view),
    "case-pass": caseOf(shown.wayBack.ended),
    "case-desk": caseOf(shown.wayBack.ready, null, [
      { page: "pass", until: "2026-11-24T10:20:00.000Z" },
      { page: "number", until: "2026-11-24T10:20:00.000Z" },
    ]),
    decided: renderPage(DecidedPage, {
      context,
      approval: waiting.approval,
      record,
      decision,
      isLate: false,
      isUndelivered: true,
    }),
    late: renderPage(DecidedPage, {
      context,
      approval: waiting.approval,
      record,
      decision,
      isLate: true,
      isUndelivered: false,
    }),
    "decided-ended": renderPage(DecidedPage, {
      ...{
        context,
        approval: waiting.approval,
        record: shown.promoted.view.record,
        decision,
        isLate: false,
        isUndelivered: false,
      },
    }),
    expired: renderPage(ExpiredPage, { context, approval: waiting.approval, record }),
    "case-waiting": caseOf(waiting),
    "case-open": caseOf(open),
    "case-following": caseOf(shown.following, { token: "t" }),
    "case-proven": caseOf(shown.proven),
    "case-denied": caseOf(shown.denied),
    "case-refused": caseOf(shown.refused),
    "case-contained-only": caseOf(shown.containedOnly),
    list: list(language, shown),
    ...brakes(language),
    forbidden: renderPage(MessagePage, { context, name: "forbidden" }),
    "sign-in-failed": renderPage(MessagePage, {
      ...{ context: pageContext(language, { personName: null }), name: "sign-in-failed", signInTo: "/cases" },
    }),
    "case-ended": renderPage(MessagePage, { context, name: "case-ended", caseId: record.caseId }),
    failed: renderPage(MessagePage, { context, name: "failed", reference: "3f1c" }),
    "mail-approval": renderMail(news, language).html,
    "mail-closed": renderMail(closed, language).html,
  };
}

function approvals(language: Language, { waiting, lifting, stolen }: Shown): Record<string, string> {
  const { approval: words } = dictionaries[language];
  const props = {
    approval: waiting.approval,
    view: waiting.view,
    tokens: { approved: "t", denied: "t", attack: "t" },
  };
  const page = { context: pageContext(language, { path: "/approvals/abc" }), ...props };
  const problems = [
    { field: "confirm" as const, says: words.confirmMissing },
    { field: "reason" as const, says: words.reasonMissing },
  ];
  const typed = { verdict: "approved" as const, reason: "", isConfirmed: false, isTokenStale: true };
  return {
    approval: renderPage(ApprovalPage, page),
    "approval-lift": renderPage(ApprovalPage, { ...page, approval: lifting.approval, view: lifting.view }),
    "approval-stolen": renderPage(ApprovalPage, { ...page, approval: stolen.approval, view: stolen.view }),
    "approval-problems": renderPage(ApprovalPage, { ...page, rejected: { ...typed, problems } }),
  };
}

function list(language: Language, shown: Shown): string {
  const rows = [shown.waiting, shown.open, shown.proven, shown.refused].map(({ view }, index) => ({
    ...{ record: view.record, status: view.status, isWaiting: index === 0 },
  }));
  const problem = "subject: must be a user principal name in ASCII letters";
  const rejected = [{ source: "queue", id: "0b7a4b0e-7c1f", problem, at: "2026-11-21T08:55:12.000Z" }];
  return renderPage(CaseListPage, { context: pageContext(language), cases: rows, rejected, brake: aBrake });
}

const aBrake: Brake = {
  ...{
    id: "case-01k",
    cause: "tenant-limit",
    pulledAt: "2026-11-21T08:40:00.000Z",
    pulledBy: null,
    reason: "",
  },
};
const lifted = {
  brake: {
    ...{ id: "b", cause: "elevated-threat", pulledAt: "2026-10-02T01:00:00.000Z", pulledBy: aUserId(7) },
    reason: "Calls to the help desk in the name of executives",
  } satisfies Brake,
  lifting: {
    liftedAt: "2026-10-02T06:30:00.000Z",
    liftedBy: aUserId(8),
    reason: "It was an announced drill.",
  },
};

function brakes(language: Language): Record<string, string> {
  const context = pageContext(language, { path: "/brake" });
  const page = { context, past: [lifted], trail: [], token: "t", rejected: null };
  const problem = dictionaries[language].approval.reasonMissing;
  return {
    "brake-on": renderPage(BrakePage, { ...page, on: aBrake }),
    "brake-off": renderPage(BrakePage, { ...page, on: null, past: [], token: null }),
    "brake-problem": renderPage(BrakePage, { ...page, on: null, rejected: { reason: "", problem } }),
  };
}
