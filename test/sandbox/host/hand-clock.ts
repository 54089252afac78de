import type { Clock } from "../../../sandbox/host/durable/clock.ts";

interface Wait {
  readonly at: number;
  readonly ring: () => void;
}

/** A clock that stands still until it is moved; what it moves past rings. */
export class HandClock implements Clock {
  #at: number;
  readonly #waits = new Set<Wait>();
  constructor(at: string) {
    this.#at = Date.parse(at);
  }
  now(): number {
    return this.#at;
  }
  after(ms: number, ring: () => void): () => void {
    const wait = { at: this.#at + ms, ring };
    this.#waits.add(wait);
    return () => void this.#waits.delete(wait);
  }
  get isAwaited(): boolean {
    return this.#waits.size > 0;
  }
  pass(seconds: number): void {
    this.#at += seconds * 1000;
    for (const wait of [...this.#waits]) {
      if (wait.at > this.#at) continue;
      this.#waits.delete(wait);
      wait.ring();
    }
  }
}
