import type { CaseRecord } from "../domain/case-record.ts";
import { manualRoutes, type Doer } from "../domain/manual-route.ts";
import { knownCode } from "../domain/refusal-code.ts";
import { adminCentreLink, adminCentreSite } from "./admin-centre.ts";
import { dictionaries } from "./dictionaries.ts";
import { displayText } from "./display-text.ts";
import type { Language } from "./language.ts";
import { timeInWords } from "./time.ts";

/** Where the organisation's pages are. */
export interface Site {
  readonly tenantId: string;
  readonly adminCentreUrl: string;
  readonly publicUrl: string;
}

interface Dossier {
  readonly doer: Doer;
  /** Undefined: no page does it. */
  readonly url: string | undefined;
  readonly tenantId: string;
  /** Object id; what the ticket called them where the directory knows nobody so. */
  readonly account: string;
  readonly since: string;
}

/**
 * All that whoever carries on by hand has to have at hand; undefined: nobody needs to. Names nobody but the tenant and the
 * account.
 */
export function dossier(code: string, record: CaseRecord, site: Site): Dossier | undefined {
  const route = manualRoutes[knownCode(code)];
  if (!route) return undefined;
  const { triage, request, openedAt } = record;
  const centre = adminCentreSite(site.adminCentreUrl);
  const urls = {
    account: triage ? adminCentreLink(site.adminCentreUrl, triage.subject) : centre,
    centre,
    brake: `${site.publicUrl}/brake`,
    nowhere: undefined,
  };
  const account = triage?.subject ?? displayText(request.subject, 120);
  return { doer: route.doer, url: urls[route.place], tenantId: site.tenantId, account, since: openedAt };
}

/**
 * The same in words, a pair a line. Microsoft support asks for the tenant, an administrator's user name and what happened
 * when, also of whoever cannot reach the portal (https://aka.ms/AzurePortalHelp).
 */
export function dossierLines(
  code: string,
  record: CaseRecord,
  site: Site,
  language: Language,
): readonly (readonly [name: string, value: string])[] {
  const found = dossier(code, record, site);
  if (!found) return [];
  const { codes, dossier: text, words } = dictionaries[language];
  const situation = words.situations[record.request.situation];
  return [
    [text.doer, text.doers[found.doer]],
    ...(found.url === undefined ? [] : [[text.where, found.url] as const]),
    [text.tenant, found.tenantId],
    [text.account, found.account],
    [text.administrator, text.administratorBlank],
    [text.happened, text.story(situation, timeInWords(found.since, language), codes[knownCode(code)].says)],
    [text.case, record.caseId],
    [text.support, text.supportHow],
  ];
}
