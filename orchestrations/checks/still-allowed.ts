import type { ApprovalStage } from "../../lib/domain/approval.ts";
import { isApproved } from "../../lib/domain/approved.ts";
import { brakeCode } from "../../lib/domain/brake.ts";
import type { CaseRecord } from "../../lib/domain/case-record.ts";
import { protecting, refusalOf, type Protection } from "../../lib/domain/guards.ts";
import { guardsWanted } from "../../lib/domain/facts-wanted.ts";
import { guardsReadEntry, standingReading, type GuardsReading } from "../../lib/domain/guards-reading.ts";
import type { CaseId, UserId } from "../../lib/domain/ids.ts";
import { isSameMethod, isStrong, methodKey } from "../../lib/domain/method.ts";
import { refused, type Refused } from "../../lib/domain/outcome.ts";
import type { Plan } from "../../lib/domain/plan.ts";
import { riskProblem } from "../../lib/domain/risk-problem.ts";
import { callsOf } from "../../lib/domain/situation.ts";
import type { SubjectFacts } from "../../lib/domain/subject-facts.ts";
import type { Approvals } from "../../lib/ports/approvals.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { Brakes } from "../../lib/ports/brakes.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import { isBeingContained, type BeingContained } from "./being-contained.ts";
import { objected } from "./objected.ts";

/** Protection is that of the policy as it is now. */
export interface StillAllowed extends BeingContained, Protection {
  readonly approvals: Approvals;
  readonly audit: AuditLog;
  readonly brakes: Brakes;
  readonly clock: Clock;
  readonly directory: Directory;
}

interface Allowed {
  readonly result: "allowed";
  readonly record: CaseRecord;
  readonly reading: GuardsReading;
}

/** What is about to be done to whom, and the key of the step that does it. */
export interface Effect {
  readonly caseId: CaseId;
  readonly key: string;
  readonly subject: UserId;
}

/**
 * Whether what the approver agreed to may be done to this account at this moment. Asked where it takes effect, since no run
 * is believed, and days may lie between the check of the whole case and the effect: approval, ending, protected accounts and
 * whether the approvers' own accounts are in their hands each time, the directory wherever the case's trail holds no reading
 * that is new enough; an objection and the brake last of all, so that a refusal by them means that nothing else speaks against
 * it.
 */
export async function stillAllowed(
  deps: StillAllowed,
  effect: Effect,
  stage: ApprovalStage = "manager",
): Promise<Allowed | Refused> {
  const { approvals, audit, brakes, cases, clock } = deps;
  const { caseId, subject } = effect;
  const [record, approval, entries] = await Promise.all([
    cases.get(caseId),
    approvals.find(caseId, stage),
    audit.entries(caseId),
  ]);
  const agreed = record && (await agreedBy(deps, record, subject, stage));
  if (!record || !approval || !agreed) return refused("not-approved", `nobody approved this for ${subject}`);
  if (record.ending) return refused("case-ended", `${caseId} has ended`);
  if (protecting(record.policy, deps).protectedAccounts.includes(subject))
    return refused("protected-account", `not to be touched: ${subject}`);
  for (const person of agreed)
    if (await isBeingContained(deps, person))
      return refused("approver-is-remediated", `their own account is being contained: ${person}`);

  const reading = standingReading(entries, approval.factsHash, clock.now());
  const allowed = reading
    ? { result: "allowed" as const, record, reading }
    : await readAgain(deps, effect, record);
  if (allowed.result === "refused") return allowed;
  const [objection, brake] = await Promise.all([objected(audit, effect), brakes.current()]);
  if (objection) return objection;
  return brake ? refused(brakeCode(brake), "the brake is on") : allowed;
}

/** Everybody who has to agree, where they did; two of them are two people. */
async function agreedBy(
  { approvals }: StillAllowed,
  record: CaseRecord,
  subject: UserId,
  stage: ApprovalStage,
): Promise<ReadonlySet<UserId> | undefined> {
  const isOfTwo = stage === "manager" && callsOf(record.request.situation).twoApprovers;
  const stages: readonly ApprovalStage[] = isOfTwo ? [stage, "second"] : [stage];
  const people = new Set<UserId>();
  for (const one of stages) {
    const approval = await approvals.find(record.caseId, one);
    const decision = approval && (await approvals.decision(approval));
    if (!approval || !isApproved(subject, record, approval, decision)) return undefined;
    people.add(approval.approver);
  }
  return people.size === stages.length ? people : undefined;
}

/** What passed stands in the trail, so that what takes effect soon after need not read it once more. */
async function readAgain(deps: StillAllowed, effect: Effect, record: CaseRecord): Promise<Allowed | Refused> {
  const { audit, clock, directory } = deps;
  const { subject } = effect;
  const readAt = clock.now().toISOString();
  const { request, policy } = record;
  const { facts } = await directory.facts(subject, request, guardsWanted(policy));
  const refusal = refusalOf(facts, protecting(policy, deps)) ?? riskProblem(facts, policy);
  if (refusal) return refused(refusal, `not to be touched any more: ${subject}`);

  const plan = record.triage?.plan;
  const reading = { readAt, replaced: replacedIn(plan, facts), isNothingKept: isNothingKept(plan, facts) };
  await audit.append(guardsReadEntry(effect, reading));
  return { result: "allowed", record, reading };
}

/** One that is not there any more was not replaced. */
const replacedIn = (plan: Plan | null | undefined, { methods }: SubjectFacts): string[] =>
  (plan?.remove ?? [])
    .filter(({ method }) =>
      methods.some((there) => methodKey(there) === methodKey(method) && !isSameMethod(there, method)),
    )
    .map(({ method }) => methodKey(method));

const isNothingKept = (plan: Plan | null | undefined, { methods }: SubjectFacts): boolean => {
  const goes = (plan?.remove ?? []).map(({ method }) => methodKey(method));
  const stays = methods.filter((method) => !goes.includes(methodKey(method)));
  return (plan?.keep ?? []).some(({ method }) => isStrong(method)) && !stays.some(isStrong);
};
