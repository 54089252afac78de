/** Puts the host together: settings, ports, app, durable extension, queues, timers; and takes it apart again. */
import { TableClient } from "@azure/data-tables";
import { type LoadedApp, loadApp } from "./app.ts";
import type { Durable } from "./core-api.ts";
import { createDurable } from "./durable/create-durable.ts";
import { type HostJson, readHostJson } from "./host-json.ts";
import { answerDurableRpc } from "./http/durable-door.ts";
import { answerRequest } from "./http/front-door.ts";
import { httpFunctions } from "./http/http-functions.ts";
import { listen, type Listener } from "./http/listen.ts";
import { type Keys, readKeys } from "./keys.ts";
import { logLine } from "./log-line.ts";
import { refuseUnmodelledBindings } from "./modelled-bindings.ts";
import { startQueueTrigger } from "./queue-trigger.ts";
import { queueTriggers } from "./queue-triggers.ts";
import { reachStorage } from "./reach-storage.ts";
import { readSettings, type Settings } from "./settings.ts";
import { type RunningTimer, startTimer } from "./timer-trigger.ts";
import { timerTriggers } from "./timer-triggers.ts";

export interface HostOptions {
  /** The folder that is deployed, as an absolute path: package.json, host.json and what `main` names. */
  readonly app: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly rpcPort: number;
  /** The key file; written when it does not exist. */
  readonly keys: string;
  /** The app settings; WEBSITE_HOSTNAME is added before the app is loaded. */
  readonly environment: NodeJS.ProcessEnv;
}

export interface RunningHost {
  readonly url: string;
  readonly functionCount: number;
  /** Takes nothing new, waits a bounded time for what runs, runs the app's appTerminate hooks. */
  stop(): Promise<void>;
}

/** Resolves once everything is up; rejects with StartRefused when the app, its settings or storage do not allow it. */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const settings = readSettings(options.environment);
  const storage = settings.connection("AzureWebJobsStorage");
  const hostJson = readHostJson(options.app);
  const keys = readKeys(options.keys);
  await reachStorage(storage);
  const front = await listen(options.port, "--port");
  const rpc = await listen(options.rpcPort, "--rpc-port");
  options.environment["WEBSITE_HOSTNAME"] = `127.0.0.1:${front.port}`;
  const app = await loadApp(options.app, logLine);
  refuseUnmodelledBindings(app.functions.values());
  const url = `http://127.0.0.1:${front.port}`;
  const durable = createDurable({
    app,
    storage,
    hubName: hostJson.extensions.durableTask.hubName,
    rpcBaseUrl: `http://127.0.0.1:${rpc.port}/durabletask/`,
    webhookUrl: `${url}/runtime/webhooks/durabletask`,
    systemKey: keys.system,
    log: logLine,
  });
  return run({ app, durable, front, rpc, hostJson, keys, settings, storage, url });
}

interface Parts {
  readonly app: LoadedApp;
  readonly durable: Durable;
  readonly front: Listener;
  readonly rpc: Listener;
  readonly hostJson: HostJson;
  readonly keys: Keys;
  readonly settings: Settings;
  readonly storage: string;
  readonly url: string;
}

async function run(parts: Parts): Promise<RunningHost> {
  const { app, durable, front, rpc, hostJson, keys, settings, url } = parts;
  const shared = { app, durable, settings, log: logLine };
  const functions = httpFunctions(app.functions.values(), hostJson.extensions.http.routePrefix);
  const queueFunctions = queueTriggers({ ...shared, options: hostJson.extensions.queues });
  const timerFunctions = timerTriggers({ ...shared, monitor: await monitorTable(parts.storage) });

  rpc.answerWith((request, response) => void answerDurableRpc(durable, request, response, logLine));
  await durable.start();
  const queues = queueFunctions.map(startQueueTrigger);
  const timers = new Map<string, RunningTimer>();
  for (const timer of timerFunctions) timers.set(timer.name.toLowerCase(), await startTimer(timer));
  const runTimer = (name: string): Promise<void> | undefined => timers.get(name.toLowerCase())?.runNow();
  const door = { app, functions, keys, durable, runTimer, log: logLine };
  front.answerWith((request, response) => void answerRequest(door, request, response));
  return {
    url,
    functionCount: app.functions.size,
    async stop() {
      await Promise.all([front.close(), ...[...queues, ...timers.values()].map((trigger) => trigger.stop())]);
      await durable.stop();
      await rpc.close();
      await app.terminate();
    },
  };
}

/** Beside the tables of the app, under a name that it would not take. */
async function monitorTable(storage: string): Promise<TableClient> {
  const table = TableClient.fromConnectionString(storage, "SandboxHostTimers", {
    allowInsecureConnection: true,
  });
  await table.createTable();
  return table;
}
