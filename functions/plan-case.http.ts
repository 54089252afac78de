import { app, type HttpRequest, type HttpResponseInit } from "@azure/functions";
import { RefusedError, TransientError } from "../lib/domain/errors.ts";
import type { Policy } from "../lib/domain/policy.ts";
import { remediationRequest, type RemediationRequest } from "../lib/domain/remediation-request.ts";
import { triage } from "../lib/domain/triage.ts";
import type { Clock } from "../lib/ports/clock.ts";
import type { Directory } from "../lib/ports/directory.ts";
import type { Passes } from "../lib/ports/passes.ts";
import { planningFacts } from "../orchestrations/checks/planning-facts.ts";
import { fieldProblems } from "./field-problems.ts";
import { problem } from "./problem.ts";

interface Dependencies {
  readonly clock: Clock;
  readonly directory: Directory;
  readonly passes: Passes;
  readonly policy: Policy;
}

/**
 * The plan for a request, without a case: the same reading and the same rules as the real run, and nothing is written
 * anywhere. Cases are opened by a signed ticket or the queue only, so `?dryRun=true` is required.
 */
export function registerPlanCase(deps: Dependencies): void {
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
        return await dryRun(deps, asked.data);
      } catch (error) {
        if (error instanceof RefusedError) return planned({ refusedBy: error.code, plan: null });
        if (error instanceof TransientError)
          return problem(503, "The directory does not answer now: try again.");
        throw error;
      }
    },
  });
}

async function dryRun(
  { clock, directory, passes, policy }: Dependencies,
  request: RemediationRequest,
): Promise<HttpResponseInit> {
  const subject = await directory.resolve(request.subject);
  if (!subject) return planned({ refusedBy: "no-such-subject", plan: null });
  const openedAt = clock.now().toISOString();
  const { facts } = await planningFacts({ directory, passes }, subject, { request, policy, openedAt });
  return planned({ subject, ...triage(facts, request.situation, policy) });
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
