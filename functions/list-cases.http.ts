import { app, type HttpHandler } from "@azure/functions";
import { caseView } from "../lib/domain/case-view.ts";
import type { CaseRecord } from "../lib/domain/case-record.ts";
import type { Approvals } from "../lib/ports/approvals.ts";
import type { AuditLog } from "../lib/ports/audit-log.ts";
import type { CaseStore } from "../lib/ports/case-store.ts";
import type { Intake } from "../lib/ports/intake.ts";
import { CaseListPage } from "../lib/web/pages/case-list-page.tsx";
import { renderPage } from "../lib/web/render-page.ts";
import { signedInPage, type Console } from "./console-page.ts";
import { maySee, maySeeAll } from "./may-see.ts";
import { pageResponse } from "./page-response.ts";

interface Dependencies extends Console {
  readonly approvals: Approvals;
  readonly audit: AuditLog;
  readonly cases: CaseStore;
  readonly intake: Intake;
}

const shownCases = 50;
const shownMessages = 20;

const listCasesHandler = (deps: Dependencies): HttpHandler =>
  signedInPage(deps, async ({ person, page, say }) => {
    const latest = await deps.cases.latest(shownCases);
    const found = await Promise.all(
      latest.map(async (record) => ({ record, approval: await asked(deps, record) })),
    );
    const visible = found.filter(({ approval }) => maySee(person, approval));
    if (visible.length === 0 && !maySeeAll(person)) return say(403, { name: "forbidden" });

    const cases = await Promise.all(
      visible.map(async ({ record, approval }) => ({
        record,
        status: caseView(record, await deps.audit.entries(record.caseId)).status,
        isWaiting:
          !record.ending && approval !== undefined && (await deps.approvals.decision(approval)) === undefined,
      })),
    );
    const rejected = maySeeAll(person) ? await deps.intake.rejected(shownMessages) : [];
    return pageResponse(renderPage(CaseListPage, { context: page, cases, rejected }), {
      publicUrl: deps.publicUrl,
    });
  });

const asked = ({ approvals }: Dependencies, { caseId }: CaseRecord) => approvals.find(caseId, "manager");

/** The newest cases that the reader may see, each with what its audit trail proves. */
export function registerListCases(deps: Dependencies): void {
  app.http("list-cases", {
    methods: ["GET"],
    route: "cases",
    authLevel: "anonymous",
    handler: listCasesHandler(deps),
  });
}
