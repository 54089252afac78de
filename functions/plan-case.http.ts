import { app, type HttpRequest, type HttpResponseInit } from "@azure/functions";
import { RefusedError, TransientError } from "../lib/domain/errors.ts";
import { remediationRequest } from "../lib/domain/remediation-request.ts";
import { dryRun, type DryRunDependencies } from "../orchestrations/checks/dry-run.ts";
import { fieldProblems } from "./field-problems.ts";
import { problem } from "./problem.ts";

/** What would come of a request. Cases are opened by a signed ticket or the queue only, so `?dryRun=true` is required. */
export function registerPlanCase(deps: DryRunDependencies): void {
  app.http("plan-case", {
    methods: ["POST"],
    route: "api/cases",
    authLevel: "function",
    handler: async (request): Promise<HttpResponseInit> => {
      if (request.query.get("dryRun") !== "true")
        return problem(400, "Only ?dryRun=true is offered here: open cases by a signed ticket or the queue.");
      const asked = remediationRequest.safeParse(await bodyOf(request));
      if (!asked.success)
        return problem(400, "The request cannot be read.", { errors: fieldProblems(asked.error) });
      try {
        return planned(await dryRun(deps, asked.data));
      } catch (error) {
        if (error instanceof RefusedError) return planned({ refusedBy: error.code, plan: null });
        if (error instanceof TransientError)
          return problem(503, "The directory does not answer now: try again.");
        throw error;
      }
    },
  });
}

const planned = (jsonBody: object): HttpResponseInit => ({
  jsonBody,
  headers: { "cache-control": "no-store" },
});

async function bodyOf(request: HttpRequest): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return undefined;
  }
}
