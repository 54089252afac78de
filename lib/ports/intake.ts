/** What came in, stored before it is answered, and the two ways of telling that it came before. */
import type { CaseId } from "../domain/ids.ts";
import type { RemediationRequest } from "../domain/remediation-request.ts";
import type { LeftUndone } from "./left-undone.ts";

export interface Delivery {
  readonly source: string;
  /** The same whenever the same delivery comes again; where the sender's id is not signed, made of what is. */
  readonly deliveryKey: string;
  readonly request: RemediationRequest;
  readonly receivedAt: string;
}

/** The delivery that opened the case: what the case's record is made of, whichever delivery came later. */
export interface OpeningDelivery extends Delivery {
  readonly caseId: CaseId;
}

export interface Accepted {
  readonly caseId: CaseId;
  /** False: this delivery, or an open case for the same ticket and situation, was there before. */
  readonly isNew: boolean;
  /** Undefined once the case's run has been seen to start; until then whoever comes may start it. */
  readonly notStarted: OpeningDelivery | undefined;
}

export interface Intake {
  /**
   * Stores the delivery and finds its case: by delivery key, else by business key (source, ticket, situation), else a new
   * one.
   */
  accept(delivery: Delivery): Promise<Accepted>;
  /** Deliveries that opened a case whose run has not been seen to start, oldest first. */
  notStarted(): Promise<LeftUndone<OpeningDelivery>>;
  /** The run was seen to start: its request leaves what came in, and nobody starts it any more. */
  markStarted(caseId: CaseId): Promise<void>;
  /** The case is closed: the same ticket may open another one. */
  release(caseId: CaseId, request: RemediationRequest, source: string): Promise<void>;
  /** A message that cannot be read: where it came from and what is wrong with it, never its text. */
  reject(message: RejectedMessage): Promise<void>;
  /** Newest first. */
  rejected(limit: number): Promise<readonly RejectedMessage[]>;
}

export interface RejectedMessage {
  readonly source: string;
  readonly id: string;
  readonly problem: string;
  readonly at: string;
}
