/**
 * The local Functions host as a process of its own:
 *   node sandbox/host/main.ts --app <folder> --port <n> --rpc-port <n> --keys <file>
 * Settings come from the environment, as in Azure.
 */
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { logLine } from "./log-line.ts";
import { startHost } from "./start-host.ts";
import { StartRefused } from "./start-refused.ts";

const STOP_MS = 15_000;

const { values } = parseArgs({
  options: {
    app: { type: "string", default: "." },
    port: { type: "string", default: "7071" },
    "rpc-port": { type: "string", default: "17071" },
    keys: { type: "string", default: ".sandbox/host-keys.json" },
  },
});

process.on("disconnect", () => process.exit(1));

try {
  const host = await startHost({
    app: resolve(values.app),
    port: Number(values.port),
    rpcPort: Number(values["rpc-port"]),
    keys: values.keys,
    environment: process.env,
  });
  for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => void stop(host.stop()));
  process.stdout.write(`host ready ${host.url} (${host.functionCount} functions)\n`);
} catch (error) {
  const reason =
    error instanceof StartRefused ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`The Functions host did not start. ${reason ?? ""}\n`);
  process.exit(1);
}

async function stop(stopped: Promise<void>): Promise<void> {
  const deadline = sleep(STOP_MS).then(() => {
    throw new Error(`something was still running after ${STOP_MS / 1000} seconds`);
  });
  try {
    await Promise.race([stopped, deadline]);
    process.exit(0);
  } catch (error) {
    logLine("critical", "Host", `The host did not stop cleanly: ${String(error)}`);
    process.exit(1);
  }
}
