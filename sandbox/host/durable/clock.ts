/** Time as the engine knows it; tests may bring their own. */
export interface Clock {
  now(): number;
  /** Calls back after a while, and returns how to call that off. */
  after(ms: number, ring: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, ring) {
    const timer = setTimeout(ring, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** setTimeout takes 2^31 - 1 ms at most, and treats more as nothing. */
const longestWaitMs = 2 ** 30;

/** Rings at a time, never before it, however far away it is. */
export function ringAt(clock: Clock, time: number, ring: () => void): () => void {
  let cancel: () => void;
  const arm = (): void => {
    const wait = Math.max(0, time - clock.now());
    cancel = clock.after(Math.min(wait, longestWaitMs), () => {
      if (clock.now() >= time) ring();
      else arm();
    });
  };
  arm();
  return () => {
    cancel();
  };
}
