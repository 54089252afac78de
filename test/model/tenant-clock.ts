import { VirtualClock } from "../support/fakes/virtual-clock.ts";

/** A virtual clock by which everything in this process goes, the tenant among it; timers of the platform stay real. */
export class TenantClock extends VirtualClock {
  constructor() {
    super("2026-11-21T09:00:00.400Z");
    jest.useFakeTimers({
      now: this.ms,
      doNotFake: [
        ...(["hrtime", "nextTick", "performance", "queueMicrotask"] as const),
        ...(["requestAnimationFrame", "cancelAnimationFrame"] as const),
        ...(["requestIdleCallback", "cancelIdleCallback"] as const),
        ...(["setImmediate", "clearImmediate"] as const),
        ...(["setInterval", "clearInterval", "setTimeout", "clearTimeout"] as const),
      ],
    });
  }

  override set(ms: number): void {
    super.set(ms);
    jest.setSystemTime(ms);
  }

  stop(): void {
    jest.useRealTimers();
  }
}
