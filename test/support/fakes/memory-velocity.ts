import type { CaseId } from "../../../lib/domain/ids.ts";
import type { Clock } from "../../../lib/ports/clock.ts";
import type { Velocity } from "../../../lib/ports/velocity.ts";
import { Faults } from "./faults.ts";

export class MemoryVelocity implements Velocity {
  readonly #clock: Clock;
  readonly #turns = new Map<string, { readonly caseId: CaseId; readonly at: number }[]>();
  readonly faults = new Faults();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  count(kind: string, id: string, caseId: CaseId, windowSeconds: number, after?: string): Promise<number> {
    return this.faults.around("count", () => {
      const turns = this.#turns.get(`${kind}:${id}`) ?? [];
      this.#turns.set(`${kind}:${id}`, turns);
      const ours = turns.find((turn) => turn.caseId === caseId) ?? {
        caseId,
        at: this.#clock.now().getTime(),
      };
      if (!turns.includes(ours)) turns.push(ours);
      const before = turns.slice(0, turns.indexOf(ours));
      const since = Math.max(ours.at - windowSeconds * 1000, after ? Date.parse(after) : 0);
      return before.filter(({ at }) => at > since).length + 1;
    });
  }

  nextPlace(kind: string, id: string, windowSeconds: number, after?: string): Promise<number> {
    return this.faults.around("nextPlace", () => {
      const now = this.#clock.now().getTime();
      const since = Math.max(now - windowSeconds * 1000, after ? Date.parse(after) : 0);
      return (this.#turns.get(`${kind}:${id}`) ?? []).filter(({ at }) => at > since).length + 1;
    });
  }

  /** As if the case had been counted then; what was counted before it comes first. */
  countedAt(kind: string, id: string, caseId: CaseId, at: number): void {
    const key = `${kind}:${id}`;
    this.#turns.set(key, [...(this.#turns.get(key) ?? []), { caseId, at }]);
  }

  counted(kind: string, id: string): Promise<readonly CaseId[]> {
    const turns = this.#turns.get(`${kind}:${id}`) ?? [];
    return Promise.resolve(turns.map(({ caseId }) => caseId));
  }
}
