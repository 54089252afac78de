/** Each face of the page on which a phone number is entered. */
import type { CaseRecord } from "../../lib/domain/case-record.ts";
import { Secret } from "../../lib/domain/secret.ts";
import type { Language } from "../../lib/web/language.ts";
import { NumberPage } from "../../lib/web/pages/number-page.tsx";
import { renderPage } from "../../lib/web/render-page.ts";
import { pageContext } from "./page-context.ts";

export function numberPages(language: Language, of: CaseRecord): Record<string, string> {
  const context = pageContext(language, { path: `/cases/${of.caseId}/number` });
  const record = { ...of, request: { ...of.request, situation: "number-change" as const } };
  const page = { context, record, form: { turn: 1, token: "t" } };
  const typed = new Secret("+81 08099999999");
  return {
    number: renderPage(NumberPage, page),
    "number-problem": renderPage(NumberPage, {
      ...page,
      rejected: { problem: "trunk-zero", typed, type: "mobile" },
    }),
    "number-proof": renderPage(NumberPage, {
      ...page,
      rejected: { problem: "proof", typed: new Secret("+81 8099999999"), type: "mobile" },
    }),
    "number-open": renderPage(NumberPage, {
      ...page,
      rejected: { code: "number-not-read-back", isBegun: true },
    }),
    "number-entered": renderPage(NumberPage, { context, record, entered: { isSmsSignInOff: true } }),
  };
}
