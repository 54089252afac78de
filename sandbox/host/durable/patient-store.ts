import { RestError } from "@azure/data-tables";
import type { Log } from "../core-api.ts";
import type { Clock } from "./clock.ts";
import type { Store } from "./store.ts";

/** Thrown into work that was under way when the engine was told to stop. */
export class EngineStopped extends Error {
  override readonly name = "EngineStopped";
}

const firstDelayMs = 250;
const longestDelayMs = 10_000;

export interface PatientStore extends Store {
  /** Resolves when no request is under way any more; what comes later throws EngineStopped. */
  stop(): Promise<void>;
}

/** A store that repeats what failed for a passing reason, with growing pauses, until it succeeds or is stopped. */
export function patientStore(store: Store, clock: Clock, log: Log): PatientStore {
  const underWay = new Set<Promise<unknown>>();
  let isStopped = false;

  async function persist<T>(request: () => Promise<T>): Promise<T> {
    for (let delay = firstDelayMs; ; delay = Math.min(2 * delay, longestDelayMs)) {
      if (isStopped) throw new EngineStopped();
      const attempt = request();
      underWay.add(attempt);
      try {
        return await attempt;
      } catch (error) {
        if (!mayPass(error)) throw error;
        log("warning", "Host.Durable", `Storage failed, next try in ${delay} ms: ${error.message}`);
      } finally {
        underWay.delete(attempt);
      }
      await new Promise<void>((resolve) => clock.after(delay, resolve));
    }
  }

  return {
    open: () => persist(() => store.open()),
    list: () => persist(() => store.list()),
    read: (id) => persist(() => store.read(id)),
    history: (instance) => persist(() => store.history(instance)),
    create: (instance, first) => persist(() => store.create(instance, first)),
    keep: (id, message) => persist(() => store.keep(id, message)),
    commit: (...turn) => persist(() => store.commit(...turn)),
    claim: (id) => persist(() => store.claim(id)),
    purge: (id) => persist(() => store.purge(id)),
    stop: async () => {
      isStopped = true;
      await Promise.allSettled(underWay);
    },
  };
}

/** A refusal will be repeated; a broken connection, an overload or an error of the service will not. */
function mayPass(error: unknown): error is RestError {
  if (!(error instanceof RestError)) return false;
  const { statusCode = 500 } = error;
  return statusCode >= 500 || statusCode === 408 || statusCode === 429;
}
