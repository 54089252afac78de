import { app, type HttpRequest, type HttpResponseInit } from "@azure/functions";
import { RefusedError, TransientError } from "../lib/domain/errors.ts";
import type { Policy } from "../lib/domain/policy.ts";
import { remediationRequest, type RemediationRequest } from "../lib/domain/remediation-request.ts";
import { callsOf } from "../lib/domain/situation.ts";
import { triage } from "../lib/domain/triage.ts";
import type { Clock } from "../lib/ports/clock.ts";
import type { Directory } from "../lib/ports/directory.ts";
import type { Passes } from "../lib/ports/passes.ts";
import { planningFacts } from "../orchestrations/checks/planning-facts.ts";
import { profileProblem } from "../orchestrations/checks/profile-problem.ts";
import { wouldBeHeldBack, type HeldBack } from "../orchestrations/checks/held-back.ts";
import { fieldProblems } from "./field-problems.ts";
import { problem } from "./problem.ts";

interface Dependencies extends Pick<HeldBack, "brakes" | "cases" | "velocity"> {
  readonly clock: Clock;
  readonly directory: Directory;
  readonly passes: Passes;
  readonly policy: Policy;
}

/**
 * The plan for a request, without a case: the same reading and the same rules as the real run, its limits and the brake among
 * them, and nothing is written or counted anywhere. Cases are opened by a signed ticket or the queue only, so `?dryRun=true`
 * is required.
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

async function dryRun(deps: Dependencies, request: RemediationRequest): Promise<HttpResponseInit> {
  const { clock, directory, policy } = deps;
  const subject = await directory.resolve(request.subject);
  if (!subject) return planned({ refusedBy: "no-such-subject", plan: null });
  const openedAt = clock.now().toISOString();
  const { facts } = await planningFacts(deps, subject, { request, policy, openedAt });
  const heldBackBy = await wouldBeHeldBack(deps, { request, policy }, facts);
  const found = triage(facts, request.situation, policy, heldBackBy);
  const isAsked = !found.refusedBy && !found.containOnlyBy && callsOf(request.situation).remove !== null;
  const problem = isAsked ? await profileProblem(deps, { request, policy }, "manager", subject) : null;
  const whole = problem ? triage(facts, request.situation, policy, problem.code) : found;
  return planned({ subject, ...whole });
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
