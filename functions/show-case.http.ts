import { app, type HttpHandler } from "@azure/functions";
import { caseView } from "../lib/domain/case-view.ts";
import type { Approvals } from "../lib/ports/approvals.ts";
import type { AuditLog } from "../lib/ports/audit-log.ts";
import type { CaseStore } from "../lib/ports/case-store.ts";
import type { Clock } from "../lib/ports/clock.ts";
import type { FormTokens } from "../lib/ports/form-tokens.ts";
import { CasePage } from "../lib/web/pages/case-page.tsx";
import { renderPage } from "../lib/web/render-page.ts";
import { caseNamed } from "./case-named.ts";
import { signedInPage, type Console } from "./console-page.ts";
import { deskTasks } from "./desk-tasks.ts";
import { mayAttest } from "./may-attest.ts";
import { maySee } from "./may-see.ts";
import { pageResponse } from "./page-response.ts";

interface Dependencies extends Console {
  readonly approvals: Approvals;
  readonly audit: AuditLog;
  readonly cases: CaseStore;
  readonly formTokens: FormTokens;
  readonly adminCentreUrl: string;
  readonly clock: Clock;
  /** Where people reach the pages that hand something out. */
  readonly workerUrl: string;
  readonly tenantId: string;
}

const showCaseHandler = (deps: Dependencies): HttpHandler =>
  signedInPage(deps, async ({ request, person, page, say }) => {
    const { approvals, audit, cases, clock, formTokens, adminCentreUrl, publicUrl, tenantId } = deps;
    const record = await caseNamed(request, cases);
    if (!record) return say(404, { name: "not-found" });
    const requests = await approvals.ofCase(record.caseId);
    if (!maySee(person, requests)) return say(403, { name: "forbidden" });

    const asked = await Promise.all(
      requests.map(async (approval) => ({
        approval,
        decision: (await approvals.decision(approval)) ?? null,
        isApprover: approval.approver === person.oid,
      })),
    );
    const entries = await audit.entries(record.caseId);
    const view = caseView(record, entries);
    const purpose = { caseId: record.caseId, person: person.oid, attests: "app-passwords-deleted" } as const;
    return pageResponse(
      renderPage(CasePage, {
        context: page,
        view,
        asked,
        site: { tenantId, adminCentreUrl, publicUrl },
        attest: mayAttest(person, view) ? { token: await formTokens.issue(purpose) } : null,
        desk: deskTasks(person, record, requests, entries, clock.now()),
        workerUrl: deps.workerUrl === publicUrl ? "" : deps.workerUrl,
      }),
      { publicUrl },
    );
  });

export function registerShowCase(deps: Dependencies): void {
  app.http("show-case", {
    methods: ["GET"],
    route: "cases/{caseId}",
    authLevel: "anonymous",
    handler: showCaseHandler(deps),
  });
}
