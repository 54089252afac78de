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

/** The trail has one place for it: the first one stands, and a second one of the same case meets it. */
const placeFor = (caseId: CaseId, subject: UserId) => ({
  ...{ caseId, id: `${attestedStep}:${caseId}`, type: "event" as const, key: null, attempt: 1 },
  ...{ subject, outcome: null },
});

export const attestationEntry = ({
  caseId,
  subject,
  attestedBy,
  attestedAt,
}: Attestation): NewAuditEntry => ({
  ...placeFor(caseId, subject),
  step: attestedStep,
  actor: { kind: "person", id: attestedBy },
  facts: { attestedAt },
});

/** Takes the place before the last look decides, so that nobody's word comes too late for it and still stands. */
export const noAttestationEntry = (caseId: CaseId, subject: UserId): NewAuditEntry => ({
  ...placeFor(caseId, subject),
  step: "app-passwords-not-attested",
  actor: { kind: "app", id: "mfa-remediation" },
  facts: {},
});

/** Who attested it and when; undefined: nobody has. */
export function attestationIn(entries: readonly AuditEntry[]): { by: string; at: string } | undefined {
  const found = entries.find(({ record }) => record.type === "event" && record.step === attestedStep);
  return found && { by: found.record.actor.id, at: found.record.at };
}
