/** A refused attempt at what a person does on a page, as it stands in the case's trail in their name. */
import type { NewAuditEntry } from "./audit-entry.ts";
import { handOverStep } from "./hand-overs.ts";
import type { CaseId, UserId } from "./ids.ts";
import { enterNumberStep } from "./number-entries.ts";

interface Attempt {
  readonly caseId: CaseId;
  /** Null: triage has not told whom the case is about. */
  readonly subject: UserId | null;
  /** Whoever tried, signed in. */
  readonly by: UserId;
}

/** Registered names of the events, in the audit trail. */
const refusedSteps = { [handOverStep]: "hand-over-refused", [enterNumberStep]: "number-refused" } as const;

/** The first one for each reason stands, and those after it meet it: nobody can fill a trail with attempts. */
export function refusedAttempt(
  step: keyof typeof refusedSteps,
  { caseId, subject, by }: Attempt,
  code: string,
): NewAuditEntry {
  const name = refusedSteps[step];
  return {
    ...{ caseId, subject, id: `${name}:${by}:${code}`, type: "event", step: name, key: null, attempt: 1 },
    actor: { kind: "person", id: by },
    outcome: null,
    facts: { code },
  };
}
