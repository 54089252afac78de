import type { CaseId, UserId } from "../../../lib/domain/ids.ts";
import type { Clock } from "../../../lib/ports/clock.ts";
import type { Containments } from "../../../lib/ports/containments.ts";
import { Faults } from "./faults.ts";

export class MemoryContainments implements Containments {
  readonly #clock: Clock;
  readonly #turns = new Map<UserId, { by: CaseId; at: string }>();
  readonly faults = new Faults();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  claim(subject: UserId, caseId: CaseId, windowSeconds: number) {
    return this.faults.around("claim", () => {
      const now = this.#clock.now();
      const turn = this.#turns.get(subject);
      const isHeld = turn && now.getTime() < Date.parse(turn.at) + windowSeconds * 1000;
      if (turn?.by === caseId) return { held: true as const };
      if (isHeld) return { held: false as const, ...turn };
      this.#turns.set(subject, { by: caseId, at: now.toISOString() });
      return { held: true as const };
    });
  }
}
