import type { Clock } from "../../../lib/ports/clock.ts";

/** A clock that stands still unless it is set; it never goes back. */
export class VirtualClock implements Clock {
  #ms: number;

  constructor(start = "2026-11-21T09:00:00.000Z") {
    this.#ms = Date.parse(start);
  }

  get ms(): number {
    return this.#ms;
  }

  now(): Date {
    return new Date(this.#ms);
  }

  set(ms: number): void {
    if (ms < this.#ms) throw new Error("time runs forward");
    this.#ms = ms;
  }

  advance(seconds: number): void {
    this.#ms += seconds * 1000;
  }
}
