/** What a signed-in operator says they did by hand, as it stands in the case's trail. */
import type { AuditEntry, NewAuditEntry } from "./audit-entry.ts";
import type { CaseId, UserId } from "./ids.ts";

/** Registered name of the event, in the audit trail. */
const attestedStep = "app-passwords-attested";

interface Attestation {
  readonly caseId: CaseId;
  readonly subject: UserId;
  readonly attestedBy: UserId;
  readonly attestedAt: string;
}

/** The first one stands: a second one of the same case meets it. */
export const attestationEntry = ({
  caseId,
  subject,
  attestedBy,
  attestedAt,
}: Attestation): NewAuditEntry => ({
  caseId,
  id: `${attestedStep}:${caseId}`,
  type: "event",
  step: attestedStep,
  key: null,
  attempt: 1,
  subject,
  actor: { kind: "person", id: attestedBy },
  outcome: null,
  facts: { attestedAt },
});

/** Who attested it and when; undefined: nobody has. */
export function attestationIn(entries: readonly AuditEntry[]): { by: string; at: string } | undefined {
  const found = entries.find(({ record }) => record.type === "event" && record.step === attestedStep);
  return found && { by: found.record.actor.id, at: found.record.at };
}
