import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const ACCOUNT = "devstoreaccount1";
/** The account key that Azurite publishes: https://learn.microsoft.com/azure/storage/common/storage-use-azurite */
const KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
const LOOPBACK = ["blob", "queue", "table"].flatMap((service) => [
  `--${service}Host`,
  "127.0.0.1",
  `--${service}Port`,
  "0",
]);

/** Loaded before Azurite: it ends when the process that started it is gone, however that one ended. */
const END_WITH_PARENT = "data:text/javascript,process.on('disconnect', () => process.exit())";

export interface Azurite {
  readonly connectionString: string;
  stop(): Promise<void>;
}

/** Starts a storage emulator of its own, empty and in memory, on free ports; ready in about half a second. */
export async function startAzurite(): Promise<Azurite> {
  const child = spawn(
    process.execPath,
    [
      ...["--import", END_WITH_PARENT],
      "node_modules/azurite/dist/src/azurite.js",
      ...["--silent", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry"],
      ...LOOPBACK,
    ],
    { stdio: ["ignore", "pipe", "inherit", "ipc"] },
  );
  const { stdout } = child;
  if (!stdout) throw new Error("Azurite was started without a pipe to its output");
  const exited = once(child, "exit");
  const endpoints = new Map<string, string>();
  for await (const line of createInterface(stdout)) {
    const [, service, url] = /(Blob|Queue|Table) service is successfully listening at (\S+)/.exec(line) ?? [];
    if (service && url) endpoints.set(service, url);
    if (endpoints.size === 3) break;
  }
  if (endpoints.size < 3) throw new Error("Azurite ended before it was listening");
  stdout.resume();
  return {
    connectionString: [
      ...["DefaultEndpointsProtocol=http", `AccountName=${ACCOUNT}`, `AccountKey=${KEY}`],
      ...[...endpoints].map(([service, url]) => `${service}Endpoint=${url}/${ACCOUNT}`),
    ].join(";"),
    async stop() {
      child.disconnect();
      await exited;
    },
  };
}
