/** From facts to a plan: pure, so that the dry run, the run and the check before anything is destroyed agree. */
import { digest } from "./digest.ts";
import { approverProblem, refusalOf } from "./guards.ts";
import { methodKey, methodKinds } from "./method.ts";
import type { Plan, PlannedStep } from "./plan.ts";
import type { Policy } from "./policy.ts";
import { thisPhone, type Removal } from "./removal-profile.ts";
import type { RefusalCode } from "./refusal-code.ts";
import type { Situation } from "./remediation-request.ts";
import type { SubjectFacts } from "./subject-facts.ts";

export interface Triage {
  /** Set: nothing is done at all. */
  readonly refusedBy: RefusalCode | null;
  /** Set: the account is contained, and nothing more. */
  readonly containOnlyBy: RefusalCode | null;
  /** Null when refused. */
  readonly plan: Plan | null;
  /** Of everything the decision rests on. */
  readonly factsHash: string;
}

export function triage(facts: SubjectFacts, situation: Situation, policy: Policy): Triage {
  const factsHash = digest("mfa-facts/v1", facts);
  const refusedBy = refusalOf(facts, policy);
  if (refusedBy) return { refusedBy, containOnlyBy: null, plan: null, factsHash };

  const removal = thisPhone(facts.methods);
  const containOnlyBy = approverProblem(facts) ?? removalProblem(facts, removal);
  const steps = containOnlyBy ? containment : [...containment, ...afterApproval(removal)];
  const plan = { situation, steps, remove: [...removal.remove], keep: [...removal.keep] };
  return { refusedBy: null, containOnlyBy, plan, factsHash };
}

/** A method of an unknown kind means that nobody can prove the account clean. */
function removalProblem(facts: SubjectFacts, { remove, keep, isUndecided }: Removal): RefusalCode | null {
  if (facts.unknownMethodTypes.length > 0) return "unknown-method-type";
  if (isUndecided) return "phone-not-told-apart";
  if (remove.length === 0) return "nothing-to-remove";
  if (!keep.some(({ method }) => methodKinds[method.type].strong)) return "would-lock-out";
  return null;
}

const containment: PlannedStep[] = [{ name: "revoke-sessions", beforeApproval: true }];

const afterApproval = ({ remove }: Removal): PlannedStep[] => [
  ...remove.map(({ method }): PlannedStep => ({
    name: "remove-method",
    discriminator: methodKey(method),
    method,
    beforeApproval: false,
  })),
  { name: "revoke-sessions", discriminator: "after-removal", beforeApproval: false },
  { name: "check-methods-gone", beforeApproval: false },
  { name: "check-app-passwords", beforeApproval: false },
];
