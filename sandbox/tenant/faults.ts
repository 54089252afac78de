import type { Faults } from "./schema-conduct.ts";

interface Target {
  readonly path: string;
  readonly method?: string | undefined;
}

interface Refused {
  readonly status: number;
  readonly retryAfterSeconds?: number;
}

/** Decides by counting which requests meet a fault; counts begin at zero with the process. */
export interface FaultBook {
  /** The refusal this request meets before anything is done, if any. */
  refusal(method: string, path: string): Refused | undefined;
  /** Whether the answer of a request that was carried out gets lost. */
  losesAnswer(method: string, path: string): boolean;
}

export function faultBook(faults: Faults): FaultBook {
  const throttles = faults.throttle.map((rule) => ({ ...rule, met: counter(rule) }));
  const errors = faults.serverErrors.map((rule) => ({ ...rule, met: counter(rule) }));
  const losses = faults.lostAnswer.map((rule) => ({ ...rule, met: counter(rule) }));
  return {
    refusal: (method, path) => {
      for (const { met, first, everyNth, retryAfterSeconds } of throttles) {
        const count = met(method, path);
        if (count > 0 && (count <= (first ?? 0) || (everyNth !== undefined && count % everyNth === 0)))
          return { status: 429, retryAfterSeconds };
      }
      for (const { met, first, status } of errors) {
        const count = met(method, path);
        if (count > 0 && count <= first) return { status };
      }
      return undefined;
    },
    losesAnswer: (method, path) =>
      losses.some(({ met, first }) => {
        const count = met(method, path);
        return count > 0 && count <= first;
      }),
  };
}

/** Counts the requests a rule matches; 0 = not this one. */
function counter(target: Target): (method: string, path: string) => number {
  const pattern = new RegExp(target.path);
  let count = 0;
  return (method, path) => {
    if ((target.method !== undefined && target.method !== method) || !pattern.test(path)) return 0;
    count += 1;
    return count;
  };
}
