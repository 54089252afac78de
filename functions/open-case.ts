import type { Policy } from "../lib/domain/policy.ts";
import type { AuditLog } from "../lib/ports/audit-log.ts";
import type { CaseRuns } from "../lib/ports/case-runs.ts";
import type { CaseStore } from "../lib/ports/case-store.ts";
import type { Intake, OpeningDelivery } from "../lib/ports/intake.ts";

export interface CaseOpening {
  readonly audit: AuditLog;
  readonly cases: CaseStore;
  readonly intake: Intake;
  readonly policy: Policy;
  readonly policyHash: string;
}

/**
 * Writes the case's record and the first entry of its trail, and starts its run. Each step meets itself when it is
 * repeated, and the mark comes last: whatever dies in between, the next delivery or the sweep does the rest.
 */
export async function openCase(
  { audit, cases, intake, policy, policyHash }: CaseOpening,
  runs: CaseRuns,
  opening: OpeningDelivery,
): Promise<void> {
  const { caseId, source, request, receivedAt } = opening;
  await cases.create({
    caseId,
    source,
    openedAt: receivedAt,
    request,
    policy,
    policyHash,
    triage: null,
    ending: null,
  });
  await audit.append({
    id: `${caseId}:case-opened`,
    caseId,
    type: "event",
    step: "case-opened",
    key: null,
    attempt: 1,
    subject: null,
    actor: { kind: "source", id: source },
    outcome: null,
    facts: {
      ticket: request.ticket.id,
      situation: request.situation,
      policyVersion: policy.version,
      policyHash,
    },
  });
  await runs.start(caseId);
  await intake.markStarted(caseId);
}
