/** What somebody says of a case about their own account: that it was not them. */
import type { AuditEntry, NewAuditEntry } from "./audit-entry.ts";
import type { CaseId, UserId } from "./ids.ts";

/** Registered name of the event, in the audit trail. */
const objectedStep = "subject-objected";

interface Objection {
  readonly caseId: CaseId;
  readonly subject: UserId;
  readonly objectedAt: string;
}

/** The first one stands; said again, it meets that. */
export const objectionEntry = ({ caseId, subject, objectedAt }: Objection): NewAuditEntry => ({
  ...{ caseId, id: `${objectedStep}:${caseId}`, type: "event", step: objectedStep, key: null, attempt: 1 },
  ...{ subject, outcome: null, actor: { kind: "person", id: subject }, facts: { objectedAt } },
});

/** Whether a step of that key belongs to the run that an objection starts, which goes on beside the case and after it. */
export const isOfObjection = (key: string): boolean =>
  /:(?:objected|security:subject-objects|subject-objects:[^:]+)$/.test(key);

/** When it was said, ISO; undefined: the subject has not. */
export const objectionIn = (entries: readonly AuditEntry[]): string | undefined =>
  entries.find(({ record }) => record.type === "event" && record.step === objectedStep)?.record.at;
