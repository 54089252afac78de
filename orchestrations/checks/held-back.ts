import { brakeCode, isLiftingOf, pulledEntry, tenantTrail } from "../../lib/domain/brake.ts";
import type { CaseRecord } from "../../lib/domain/case-record.ts";
import { userId, type UserId } from "../../lib/domain/ids.ts";
import type { RefusalCode } from "../../lib/domain/refusal-code.ts";
import { secondApprover } from "../../lib/domain/second-approver.ts";
import { callsOf, type Situation } from "../../lib/domain/situation.ts";
import type { SubjectFacts } from "../../lib/domain/subject-facts.ts";
import { leavesNothing } from "../../lib/domain/way-back.ts";
import { limitProblem, type CountedKind, type Places } from "../../lib/domain/velocity.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { Brakes } from "../../lib/ports/brakes.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import { isBeingContained, type BeingContained } from "./being-contained.ts";

export interface HeldBack extends BeingContained {
  readonly audit: AuditLog;
  readonly brakes: Brakes;
  readonly clock: Clock;
}

/**
 * Counts the case, also one that is refused, for the tenant and for whoever asked; for the subject and the approver only
 * where it contains and removes, or hands out access, so that harmless tickets use up nobody's limit. Says why it may do no
 * more than contain: the brake is on, a limit is reached, or somebody who would approve is being remediated as well. A case
 * beyond the tenant's limit since the last brake was lifted pulls the brake.
 * Idempotent: a case is counted once, and pulls one brake at most, also where it asks again after that was lifted.
 */
export async function heldBack(
  deps: HeldBack,
  record: CaseRecord,
  facts: SubjectFacts,
): Promise<RefusalCode | null> {
  const { brakes, velocity } = deps;
  const { caseId, policy } = record;
  const places = await placesOf(deps, record, facts, (kind, id, windowSeconds, after) =>
    velocity.count(kind, id, caseId, windowSeconds, after),
  );
  const on = await brakes.current();
  if (on && on.id !== caseId) return brakeCode(on);
  const over = limitProblem(places, policy.limits);
  if (over === "tenant-limit") await pull(deps, record);
  return over ?? approverHeldBack(deps, facts);
}

/** The same for a case that does not exist: it is counted nowhere, and pulls no brake. */
export async function wouldBeHeldBack(
  deps: Pick<HeldBack, "brakes" | "cases" | "velocity">,
  asked: Pick<CaseRecord, "policy" | "request">,
  facts: SubjectFacts,
): Promise<RefusalCode | null> {
  const { brakes, velocity } = deps;
  const on = await brakes.current();
  if (on) return brakeCode(on);
  const places = await placesOf(deps, asked, facts, (kind, id, windowSeconds, after) =>
    velocity.nextPlace(kind, id, windowSeconds, after),
  );
  return limitProblem(places, asked.policy.limits) ?? approverHeldBack(deps, facts);
}

/** Access is handed out by a pass, a token or a phone number. */
function isGraveFor(facts: SubjectFacts, situation: Situation): boolean {
  const { assignsToken, changesNumber, contain, remove } = callsOf(situation);
  const isHandingOut = assignsToken === true || changesNumber === true || leavesNothing(facts, situation);
  return (contain && remove !== null) || isHandingOut;
}

type Place = (kind: CountedKind, id: string, windowSeconds: number, after?: string) => Promise<number>;

/** Among whom the case has which place. */
async function placesOf(
  { brakes }: Pick<HeldBack, "brakes">,
  { policy: { limits }, request }: Pick<CaseRecord, "policy" | "request">,
  facts: SubjectFacts,
  place: Place,
): Promise<Places> {
  const isGrave = isGraveFor(facts, request.situation);
  const among = async (kind: CountedKind, id: string | null) =>
    id === null ? null : place(kind, id, limits[kind].windowSeconds);
  const lifted = (await brakes.past(1))[0]?.lifting;
  return {
    tenant: await place("tenant", "all", limits.tenant.windowSeconds, lifted?.liftedAt),
    subject: await among("subject", isGrave ? facts.subject : null),
    requester: await among("requester", facts.requester),
    approver: await among("approver", isGrave ? managerOf(facts) : null),
  };
}

/** The same for a case that was counted before. */
export async function heldBackNow(deps: HeldBack, facts: SubjectFacts): Promise<RefusalCode | null> {
  const on = await deps.brakes.current();
  return on ? brakeCode(on) : approverHeldBack(deps, facts);
}

/** First into the trail: nothing is held back that does not stand there. */
async function pull({ audit, brakes, clock }: HeldBack, { caseId }: CaseRecord): Promise<void> {
  const pulledAt = clock.now().toISOString();
  const ours = { id: caseId, cause: "tenant-limit" as const, pulledAt, pulledBy: null, reason: "" };
  await audit.append(pulledEntry(ours));
  const trail = await audit.entries(tenantTrail);
  if (!trail.some(({ record }) => isLiftingOf(caseId, record))) await brakes.pull(ours);
}

/** Somebody whose own phone may be in other hands approves nothing, beside the manager neither. */
async function approverHeldBack(deps: BeingContained, facts: SubjectFacts): Promise<RefusalCode | null> {
  for (const approver of [managerOf(facts), secondApprover(facts)])
    if (approver !== null && (await isBeingContained(deps, approver))) return "approver-is-remediated";
  return null;
}

const managerOf = ({ manager }: SubjectFacts): UserId | null => userId.safeParse(manager?.id).data ?? null;
