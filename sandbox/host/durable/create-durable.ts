/** The durable extension: orchestrations, activities, timers, events and children on a table, behind its HTTP API. */
import type { App, Durable, DurableOptions } from "../core-api.ts";
import { StartRefused } from "../start-refused.ts";
import { handle } from "./api.ts";
import { systemClock } from "./clock.ts";
import { Engine } from "./engine.ts";
import { appExecutor } from "./executor.ts";
import { clientBinding } from "./links.ts";
import { hubTable, TableStore } from "./table-store.ts";

/**
 * Throws StartRefused for what is not modelled. When another host writes to the same hub, or storage refuses a write for
 * good, this process ends with an uncaught exception: going on would do things twice.
 */
export function createDurable(options: DurableOptions): Durable {
  const { app, storage, hubName, rpcBaseUrl, webhookUrl, systemKey, log } = options;
  refuseUnmodelled(app, hubName);
  const executor = appExecutor(app);
  const engine = new Engine({
    store: new TableStore(hubTable(storage, hubName)),
    executor,
    clock: systemClock,
    log,
    fatal,
  });
  const links = { webhookUrl, hubName, systemKey };
  const api = { engine, known: executor.known, links };
  return {
    start: () => engine.start(),
    stop: () => engine.stop(),
    handle: (request) => handle(api, request),
    clientBinding: () => clientBinding(links, rpcBaseUrl),
  };

  function fatal(error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log("critical", "Host.Durable", `The durable engine stops: ${text}`);
    queueMicrotask(() => {
      throw error;
    });
  }
}

function refuseUnmodelled(app: App, hubName: string): void {
  if (!/^[a-z][a-z0-9]{2,44}$/i.test(hubName))
    throw new StartRefused(`"${hubName}" is no task hub name: 3 to 45 letters and digits, a letter first.`);
  const entity = [...app.functions.values()].find((fn) => fn.trigger.binding.type === "entityTrigger");
  if (entity) throw new StartRefused(`Function "${entity.name}" is an entity; this host models no entities.`);
}
