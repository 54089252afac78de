import { isApproved } from "../../lib/domain/approved.ts";
import type { CaseRecord } from "../../lib/domain/case-record.ts";
import { refusalOf } from "../../lib/domain/guards.ts";
import type { CaseId, UserId } from "../../lib/domain/ids.ts";
import { refused, type Refused } from "../../lib/domain/outcome.ts";
import type { SubjectFacts } from "../../lib/domain/subject-facts.ts";
import type { Approvals } from "../../lib/ports/approvals.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Directory } from "../../lib/ports/directory.ts";

export interface StillAllowed {
  readonly approvals: Approvals;
  readonly cases: CaseStore;
  readonly directory: Directory;
  /** Of the policy as it is now; the case's own may be older. */
  readonly protectedAccounts: readonly UserId[];
}

interface Allowed {
  readonly result: "allowed";
  readonly record: CaseRecord;
  readonly facts: SubjectFacts;
}

/**
 * Whether what the approver agreed to may be done to this account at this moment. Read where it takes effect, since no run
 * is believed, and days may lie between the check of the whole case and the effect.
 */
export async function stillAllowed(
  { approvals, cases, directory, protectedAccounts }: StillAllowed,
  caseId: CaseId,
  subject: UserId,
): Promise<Allowed | Refused> {
  const record = await cases.get(caseId);
  const approval = await approvals.find(caseId, "manager");
  const decision = approval && (await approvals.decision(approval));
  if (!record || !isApproved(subject, record, approval, decision))
    return refused("not-approved", `nobody approved this for ${subject}`);
  if (record.ending) return refused("case-ended", `${caseId} has ended`);

  const { facts } = await directory.facts(subject, record.request);
  const { policy } = record;
  const refusal = refusalOf(facts, {
    ...policy,
    protectedAccounts: [...policy.protectedAccounts, ...protectedAccounts],
  });
  return refusal
    ? refused(refusal, `not to be touched any more: ${subject}`)
    : { result: "allowed", record, facts };
}
