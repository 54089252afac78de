/** Whose account is being contained: so far as anybody knows, it may be in other hands. */
import type { CaseRecord } from "../../lib/domain/case-record.ts";
import type { UserId } from "../../lib/domain/ids.ts";
import { callsOf } from "../../lib/domain/situation.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Velocity } from "../../lib/ports/velocity.ts";

export interface BeingContained {
  readonly cases: CaseStore;
  readonly velocity: Velocity;
}

/** For a case that was not refused, so that none which does nothing takes the place of one that contains. Idempotent. */
export async function countContained(
  { velocity }: Pick<BeingContained, "velocity">,
  { caseId, policy, request }: CaseRecord,
  subject: UserId,
): Promise<void> {
  if (callsOf(request.situation).contain)
    await velocity.count("contained", subject, caseId, policy.limits.subject.windowSeconds);
}

/** Whether a case that contains this person's account is open, however many came after it. */
export async function isBeingContained(
  { cases, velocity }: BeingContained,
  person: UserId,
): Promise<boolean> {
  const about = await velocity.counted("contained", person);
  for (const caseId of about.toReversed()) if ((await cases.get(caseId))?.ending === null) return true;
  return false;
}
