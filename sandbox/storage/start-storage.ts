import { join } from "node:path";
import type { Ports } from "../choose-ports.ts";
import { startChild, type Child } from "../start-child.ts";
import { awaitFolder } from "./await-folder.ts";

/** Azurite on a folder of the sandbox's own; resolves when blobs, queues and tables answer. */
export async function startStorage(
  root: string,
  dir: string,
  { blobs, queues, tables }: Ports,
  env: NodeJS.ProcessEnv,
): Promise<Child> {
  const folder = join(dir, "storage");
  await awaitFolder(folder);
  const flags = ["--silent", "--disableTelemetry", "--skipApiVersionCheck", "-l", folder];
  const listen = Object.entries({ blob: blobs, queue: queues, table: tables }).flatMap(([part, port]) => [
    `--${part}Host`,
    "127.0.0.1",
    `--${part}Port`,
    String(port),
  ]);
  return startChild({
    args: [join(root, "sandbox/storage/main.ts"), ...flags, ...listen],
    env,
    cwd: root,
    log: join(dir, "storage.log"),
    ready: { text: "successfully listening", times: 3 },
  });
}
