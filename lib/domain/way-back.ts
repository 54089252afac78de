/** The way back for somebody whom the removal leaves without anything strong to sign in with. */
import { isStrong } from "./method.ts";
import { passPolicyProblem, passWithin, type PlannedPass } from "./pass-policy.ts";
import type { PlannedStep } from "./plan.ts";
import type { Policy } from "./policy.ts";
import type { RefusalCode } from "./refusal-code.ts";
import { callsOf, type Situation } from "./situation.ts";
import type { SubjectFacts } from "./subject-facts.ts";

/** What comes after the removal and the last revocation, since a revocation would also end what the pass began. */
export const wayBack: readonly PlannedStep[] = [
  { name: "hand-over-pass", beforeApproval: false },
  { name: "await-strong-method", beforeApproval: false },
  { name: "take-back-pass", beforeApproval: false },
];

/**
 * Whether the removal would leave nothing strong: then the plan hangs on the tenant's policy for passes, which is a fact to
 * be read, too.
 */
export function leavesNothing({ methods, outOfHandSince }: SubjectFacts, situation: Situation): boolean {
  const removal = callsOf(situation).remove?.(methods, outOfHandSince);
  if (!removal || removal.remove.length === 0) return false;
  return !removal.keep.some(({ method }) => isStrong(method));
}

/** Never the last strong method without a pass that the tenant allows and somebody may hand over. */
export function wayBackProblem(
  facts: SubjectFacts,
  situation: Situation,
  policy: Policy,
): RefusalCode | null {
  if (!leavesNothing(facts, situation)) return null;
  if (facts.passPolicy === undefined || policy.pass.handOverBy.length === 0) return "would-lock-out";
  return passPolicyProblem(facts.passPolicy);
}

/** Undefined: none is needed. */
export const passFor = ({ passPolicy }: SubjectFacts, { pass }: Policy): PlannedPass | undefined =>
  passPolicy ? passWithin(passPolicy, pass) : undefined;
