import type { ApprovalStage } from "./approval.ts";
import type { AuditEntry } from "./audit-entry.ts";
import type { CaseNews, Turn } from "./case-news.ts";
import type { CaseRecord } from "./case-record.ts";
import { caseView } from "./case-view.ts";
import { mfaHintsIn } from "./mfa-hints.ts";
import { objectionIn } from "./objection.ts";

interface Given {
  readonly link: string;
  readonly stage?: ApprovalStage | undefined;
  readonly expiresAt?: string | null;
  readonly code?: string | null;
  readonly isToSubject?: boolean;
}

/** The news of a case at one of its turns, as the audit trail bears it out at this moment. */
export function newsOf(
  turn: Turn,
  record: CaseRecord,
  entries: readonly AuditEntry[],
  { link, stage = "manager", expiresAt = null, code = null, isToSubject = false }: Given,
): CaseNews {
  return {
    turn,
    record,
    steps: caseView(record, entries).steps,
    hints: mfaHintsIn(entries),
    link,
    stage,
    expiresAt,
    code,
    isToSubject,
    isObjected: objectionIn(entries) !== undefined,
  };
}
