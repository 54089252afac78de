import type { UserId } from "../../../lib/domain/ids.ts";
import type { Clock } from "../../../lib/ports/clock.ts";
import type { Quarantine } from "../../../lib/ports/quarantine.ts";
import { Faults } from "./faults.ts";

/** One group's members, with reads that may lag. */
export class MemoryQuarantine implements Quarantine {
  readonly #clock: Clock;
  readonly #changes: { readonly at: number; readonly subject: UserId; readonly isMember: boolean }[] = [];
  readonly faults = new Faults();
  /** Reads show what held so long ago. */
  lagSeconds = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How often somebody was put in or taken out. */
  get writes(): number {
    return this.#changes.length;
  }

  add(subject: UserId) {
    return this.faults.around("add", () => this.#set(subject, true));
  }

  remove(subject: UserId) {
    return this.faults.around("remove", () => this.#set(subject, false));
  }

  holds(subject: UserId): Promise<boolean> {
    return this.faults.around("holds", () => this.#at(subject, this.#now() - this.lagSeconds * 1000));
  }

  #now = (): number => this.#clock.now().getTime();

  #at = (subject: UserId, time: number): boolean =>
    this.#changes.findLast((one) => one.subject === subject && one.at <= time)?.isMember ?? false;

  #set(subject: UserId, isMember: boolean): { requestId: string; wasMember: boolean } {
    const wasMember = this.#at(subject, this.#now());
    if (wasMember !== isMember) this.#changes.push({ at: this.#now(), subject, isMember });
    return { requestId: `quarantine-${String(this.#changes.length)}`, wasMember };
  }
}
