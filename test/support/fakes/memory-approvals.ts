import { approval, decision, type Approval, type Decision } from "../../../lib/domain/approval.ts";
import type { ApprovalId, CaseId, UserId } from "../../../lib/domain/ids.ts";
import type { Approvals } from "../../../lib/ports/approvals.ts";
import type { LeftUndone } from "../../../lib/ports/left-undone.ts";
import { Faults } from "./faults.ts";

export class MemoryApprovals implements Approvals {
  readonly #requests: Approval[] = [];
  readonly #decisions = new Map<ApprovalId, Decision>();
  readonly #delivered = new Set<ApprovalId>();
  readonly faults = new Faults();

  open(request: Omit<Approval, "approvalId">): Promise<Approval> {
    return this.faults.around("open", () => {
      const first = this.#found(request.caseId, request.stage);
      if (first) return first;
      const approvalId = `approval-${String(this.#requests.length + 1).padStart(20, "0")}`;
      const opened = approval.parse({ ...request, approvalId });
      this.#requests.push(opened);
      return opened;
    });
  }

  get(approvalId: ApprovalId): Promise<Approval | undefined> {
    return Promise.resolve(this.#requests.find((one) => one.approvalId === approvalId));
  }

  find(caseId: CaseId, stage: Approval["stage"]): Promise<Approval | undefined> {
    return this.faults.around("find", () => this.#found(caseId, stage));
  }

  ofCase(caseId: CaseId): Promise<readonly Approval[]> {
    return Promise.resolve(this.#requests.filter((one) => one.caseId === caseId));
  }

  askedOf(approver: UserId, limit: number): Promise<readonly Approval[]> {
    const asked = this.#requests.filter((one) => one.approver === approver);
    return Promise.resolve(asked.sort((a, b) => (a.caseId < b.caseId ? 1 : -1)).slice(0, limit));
  }

  decide(ours: Decision): Promise<Decision> {
    return this.faults.around("decide", () => {
      const standing = this.#decisions.get(ours.approvalId) ?? decision.parse(ours);
      this.#decisions.set(ours.approvalId, standing);
      return standing;
    });
  }

  decision({ approvalId }: Pick<Approval, "caseId" | "approvalId">): Promise<Decision | undefined> {
    return this.faults.around("decision", () => this.#decisions.get(approvalId));
  }

  undelivered(): Promise<LeftUndone<{ approval: Approval; decision: Decision }>> {
    return this.faults.around("undelivered", () => {
      const found = this.#requests.flatMap((request) => {
        const made = this.#decisions.get(request.approvalId);
        const isWaiting = made && made.verdict !== "lapsed" && !this.#delivered.has(request.approvalId);
        return isWaiting ? [{ approval: request, decision: made }] : [];
      });
      return { found, unreadable: [] };
    });
  }

  markDelivered({ approvalId }: Decision): Promise<void> {
    return this.faults.around("markDelivered", () => {
      this.#delivered.add(approvalId);
    });
  }

  #found(caseId: CaseId, stage: Approval["stage"]): Approval | undefined {
    return this.#requests.find((one) => stageKey(one.caseId, one.stage) === stageKey(caseId, stage));
  }
}

const stageKey = (caseId: CaseId, stage: Approval["stage"]): string => `${caseId}:${stage}`;
