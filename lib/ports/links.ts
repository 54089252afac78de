/** Addresses of this program's pages, as people get them in mails and tickets. */
import type { Turn } from "../domain/case-news.ts";
import type { ApprovalId, CaseId } from "../domain/ids.ts";

export interface Links {
  /** Where there is something to do or to see at that turn. */
  at(turn: Turn, caseId: CaseId): string;
  approval(approvalId: ApprovalId): string;
  /** Where the subject can say that it was not them. */
  objection(caseId: CaseId): string;
}
