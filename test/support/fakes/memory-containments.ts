import type { CaseId, UserId } from "../../../lib/domain/ids.ts";
import type { Clock } from "../../../lib/ports/clock.ts";
import type { Containments } from "../../../lib/ports/containments.ts";
import { Faults } from "./faults.ts";

export class MemoryContainments implements Containments {
  readonly #clock: Clock;
  readonly #turns = new Map<UserId, readonly { caseId: CaseId; at: string }[]>();
  readonly #lastAsked = new Map<UserId, CaseId>();
  readonly faults = new Faults();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  claim(subject: UserId, caseId: CaseId, windowSeconds: number, limit: number): Promise<boolean> {
    return this.faults.around("claim", () => {
      const now = this.#clock.now();
      const turns = this.#turns.get(subject) ?? [];
      if (turns.some((turn) => turn.caseId === caseId)) return true;
      const recent = turns.filter(({ at }) => now.getTime() < Date.parse(at) + windowSeconds * 1000);
      this.#lastAsked.set(subject, caseId);
      if (recent.length >= limit) return false;
      this.#turns.set(subject, [...recent, { caseId, at: now.toISOString() }]);
      return true;
    });
  }

  lastAsked(subject: UserId) {
    return this.faults.around("lastAsked", () => this.#lastAsked.get(subject));
  }

  latest(subject: UserId) {
    return this.faults.around("latest", () => this.#turns.get(subject)?.at(-1));
  }
}
