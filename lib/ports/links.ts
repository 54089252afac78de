/** Addresses of this program's pages, as people get them in mails and tickets. */
import type { ApprovalId, CaseId } from "../domain/ids.ts";

export interface Links {
  case(caseId: CaseId): string;
  approval(approvalId: ApprovalId): string;
}
