import type { AuditEntry } from "./audit-entry.ts";
import type { CaseNews, Turn } from "./case-news.ts";
import type { CaseRecord } from "./case-record.ts";
import { caseView } from "./case-view.ts";

/** The news of a case at one of its turns, as the audit trail bears it out at this moment. */
export function newsOf(
  turn: Turn,
  record: CaseRecord,
  entries: readonly AuditEntry[],
  { link, expiresAt = null, code = null }: { link: string; expiresAt?: string | null; code?: string | null },
): CaseNews {
  return { turn, record, steps: [...caseView(record, entries).steps], link, expiresAt, code };
}
