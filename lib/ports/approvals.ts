/** Requests for a decision and the single decision each can get. */
import type { Approval, Decision } from "../domain/approval.ts";
import type { ApprovalId, CaseId, UserId } from "../domain/ids.ts";
import type { LeftUndone } from "./left-undone.ts";

export interface Approvals {
  /** Stores the request with a new random id; a second call for the same case and stage returns the first one. */
  open(request: Omit<Approval, "approvalId">): Promise<Approval>;
  get(approvalId: ApprovalId): Promise<Approval | undefined>;
  /** The case's request of that stage. */
  find(caseId: CaseId, stage: Approval["stage"]): Promise<Approval | undefined>;
  /** All requests of the case, oldest first. */
  ofCase(caseId: CaseId): Promise<readonly Approval[]>;
  /** What that person is or was asked, newest case first, at most `limit`. */
  askedOf(approver: UserId, limit: number): Promise<readonly Approval[]>;
  /** Single use by insert: returns the decision that stands, ours or an earlier one. */
  decide(decision: Decision): Promise<Decision>;
  decision(approval: Pick<Approval, "caseId" | "approvalId">): Promise<Decision | undefined>;
  /** People's decisions that no run has been seen to take, by event or by its own look: the sweep's work. */
  undelivered(): Promise<LeftUndone<{ approval: Approval; decision: Decision }>>;
  /** The run has it; the sweep leaves it alone. */
  markDelivered(decision: Decision): Promise<void>;
}
