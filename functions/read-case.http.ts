import { app, type HttpResponseInit } from "@azure/functions";
import { caseView } from "../lib/domain/case-view.ts";
import type { AuditLog } from "../lib/ports/audit-log.ts";
import type { CaseStore } from "../lib/ports/case-store.ts";
import { caseNamed } from "./case-named.ts";
import { problem } from "./problem.ts";

interface Dependencies {
  readonly audit: AuditLog;
  readonly cases: CaseStore;
}

/** A case as JSON for scripts that hold the function key: what the case page shows, names included. */
export function registerReadCase({ audit, cases }: Dependencies): void {
  app.http("read-case", {
    methods: ["GET"],
    route: "api/cases/{caseId}",
    authLevel: "function",
    handler: async (request): Promise<HttpResponseInit> => {
      const record = await caseNamed(request, cases);
      if (!record) return problem(404, "There is no such case.");
      return {
        jsonBody: caseView(record, await audit.entries(record.caseId)),
        headers: { "cache-control": "no-store" },
      };
    },
  });
}
