import type { Clock } from "../../lib/ports/clock.ts";

/** A clock that stands still until it is moved. */
export class SettableClock implements Clock {
  #at: number;
  constructor(at: string) {
    this.#at = Date.parse(at);
  }
  now(): Date {
    return new Date(this.#at);
  }
  pass(seconds: number): void {
    this.#at += seconds * 1000;
  }
}
