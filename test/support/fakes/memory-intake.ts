import { caseId, type CaseId } from "../../../lib/domain/ids.ts";
import type { RemediationRequest } from "../../../lib/domain/remediation-request.ts";
import type {
  Accepted,
  Delivery,
  Intake,
  OpeningDelivery,
  RejectedMessage,
} from "../../../lib/ports/intake.ts";
import type { LeftUndone } from "../../../lib/ports/left-undone.ts";
import { Faults } from "./faults.ts";

export class MemoryIntake implements Intake {
  readonly #deliveries = new Map<string, CaseId>();
  readonly #tickets = new Map<string, CaseId>();
  readonly #waiting: OpeningDelivery[] = [];
  readonly #rejected: RejectedMessage[] = [];
  readonly faults = new Faults();

  accept(delivery: Delivery): Promise<Accepted> {
    return this.faults.around("accept", () => {
      const { source, request } = delivery;
      const known =
        this.#deliveries.get(deliveryKey(delivery)) ?? this.#tickets.get(ticketKey(source, request));
      const number = String(this.#deliveries.size + 1).padStart(23, "0");
      const found = known ?? caseId.parse(`case-01k${number}`);
      this.#deliveries.set(deliveryKey(delivery), found);
      if (known === undefined) {
        this.#tickets.set(ticketKey(source, request), found);
        this.#waiting.push({ ...delivery, caseId: found });
      }
      const notStarted = this.#waiting.find((one) => one.caseId === found);
      return { caseId: found, isNew: known === undefined, notStarted };
    });
  }

  /** The case that holds the ticket, for a test that starts with the run. */
  hold(id: CaseId, request: RemediationRequest, source: string): void {
    this.#tickets.set(ticketKey(source, request), id);
  }

  holder(request: RemediationRequest, source: string): CaseId | undefined {
    return this.#tickets.get(ticketKey(source, request));
  }

  notStarted(): Promise<LeftUndone<OpeningDelivery>> {
    return this.faults.around("notStarted", () => ({ found: [...this.#waiting], unreadable: [] }));
  }

  markStarted(started: CaseId): Promise<void> {
    const at = this.#waiting.findIndex((one) => one.caseId === started);
    if (at >= 0) this.#waiting.splice(at, 1);
    return Promise.resolve();
  }

  release(id: CaseId, request: RemediationRequest, source: string): Promise<void> {
    return this.faults.around("release", () => {
      if (this.holder(request, source) === id) this.#tickets.delete(ticketKey(source, request));
    });
  }

  reject(message: RejectedMessage): Promise<void> {
    this.#rejected.unshift(message);
    return Promise.resolve();
  }

  rejected(limit: number): Promise<readonly RejectedMessage[]> {
    return Promise.resolve(this.#rejected.slice(0, limit));
  }
}

const deliveryKey = (delivery: Pick<Delivery, "source" | "deliveryKey">): string =>
  `${delivery.source}:${delivery.deliveryKey}`;

const ticketKey = (source: string, { situation, ticket }: RemediationRequest): string =>
  `${source}:${situation}:${ticket.id}`;
