import type { AuditOutcome } from "../../lib/domain/audit-entry.ts";
import type { CaseId, UserId } from "../../lib/domain/ids.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";

interface StepOfPerson {
  readonly caseId: CaseId;
  readonly key: string;
  readonly step: string;
  readonly subject: UserId;
  /** Whoever does it, signed in. */
  readonly by: UserId;
}

/** Closes what was claimed. What then stands in the trail is the answer: ours, or that of whoever had given this up. */
type Close = (outcome: AuditOutcome) => Promise<AuditOutcome | null>;

/**
 * Takes a step for a person before its effect: the trail holds one entry of an id, so that of two at once one writes the
 * `begin`. Undefined: somebody else has it.
 */
export async function claim(
  audit: AuditLog,
  { by, ...step }: StepOfPerson,
  facts: Readonly<Record<string, string>>,
): Promise<Close | undefined> {
  const mark = crypto.randomUUID();
  const frame = { ...step, attempt: 1, actor: { kind: "person" as const, id: by } };
  const begun = await audit.append({
    ...frame,
    ...{ id: `${step.key}:begin:1`, type: "begin", outcome: null, facts: { ...facts, claim: mark } },
  });
  if (begun.record.facts["claim"] !== mark) return undefined;
  return async (outcome) => {
    const end = await audit.append({ ...frame, id: `${step.key}:end`, type: "end", outcome, facts: {} });
    return end.record.outcome;
  };
}
