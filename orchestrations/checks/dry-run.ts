import type { UserId } from "../../lib/domain/ids.ts";
import type { Policy } from "../../lib/domain/policy.ts";
import type { RemediationRequest } from "../../lib/domain/remediation-request.ts";
import { callsOf } from "../../lib/domain/situation.ts";
import { triage, type Triage } from "../../lib/domain/triage.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import type { Passes } from "../../lib/ports/passes.ts";
import { wouldBeHeldBack, type HeldBack } from "./held-back.ts";
import { planningFacts } from "./planning-facts.ts";
import { profileProblem } from "./profile-problem.ts";

export interface DryRunDependencies extends Pick<HeldBack, "brakes" | "cases" | "velocity"> {
  readonly clock: Clock;
  readonly directory: Directory;
  readonly passes: Passes;
  readonly policy: Policy;
}

type DryRun =
  (Triage & { readonly subject: UserId }) | { readonly refusedBy: "no-such-subject"; readonly plan: null };

/**
 * What would come of a request: the same reading and the same rules as the real run, its limits and the brake among them,
 * and nothing is written or counted anywhere. Throws RefusedError where the directory refuses to tell.
 */
export async function dryRun(deps: DryRunDependencies, request: RemediationRequest): Promise<DryRun> {
  const { clock, directory, policy } = deps;
  const subject = await directory.resolve(request.subject);
  if (!subject) return { refusedBy: "no-such-subject", plan: null };
  const openedAt = clock.now().toISOString();
  const { facts } = await planningFacts(deps, subject, { request, policy, openedAt });
  const heldBackBy = await wouldBeHeldBack(deps, { request, policy }, facts);
  const found = triage(facts, request.situation, policy, heldBackBy);
  const isAsked = !found.refusedBy && !found.containOnlyBy && callsOf(request.situation).remove !== null;
  const problem = isAsked ? await profileProblem(deps, { request, policy }, "manager", subject) : null;
  const whole = problem ? triage(facts, request.situation, policy, problem.code) : found;
  return { subject, ...whole };
}
