import type { Durable, DurableOptions } from "./core-api.ts";

/** Stands in until the durable part is there: says so to whoever calls it. */
export function createDurable(options: DurableOptions): Durable {
  return {
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    handle: () => Promise.resolve({ status: 501, headers: {}, body: "" }),
    clientBinding: () => JSON.stringify({ taskHubName: options.hubName, rpcBaseUrl: options.rpcBaseUrl }),
  };
}
