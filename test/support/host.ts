import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Keys, readKeys } from "../../sandbox/host/keys.ts";

export interface TestHost {
  readonly url: string;
  readonly keys: Keys;
  /** What the host wrote to stderr so far: one JSON line for each log entry. */
  log(): string;
  /** Asks it to end and waits; rejects when it ends with another code than 0. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

export interface TestHostOptions {
  /** The folder with package.json, host.json and the built app. */
  readonly app: string;
  readonly env: Readonly<Record<string, string>>;
  readonly port?: number;
  /** Key file of an earlier start; without it the host makes new keys. */
  readonly keysFile?: string;
}

/** An endpoint where nobody listens: enough for an app that asks for no token. */
const NO_IDENTITY = "http://127.0.0.1:9/msi/token";

/** Starts the local Functions host as a process of its own; rejects with what it printed when it does not start. */
export async function startHost({ app, env, port = 0, keysFile }: TestHostOptions): Promise<TestHost> {
  const file = keysFile ?? join(mkdtempSync(join(tmpdir(), "host-keys-")), "keys.json");
  const child = spawn(
    process.execPath,
    ["sandbox/host/main.ts", "--app", app, "--port", String(port), "--rpc-port", "0", "--keys", file],
    {
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: { PATH: process.env["PATH"], IDENTITY_ENDPOINT: NO_IDENTITY, ...env },
    },
  );
  const end = (signal: NodeJS.Signals) => () => ended(child, signal);
  let log = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (log += text));
  const url = await readyLine(child);
  if (!url) {
    await ended(child, "SIGKILL");
    throw new Error(log);
  }
  return {
    url,
    keys: readKeys(file),
    log: () => log,
    kill: end("SIGKILL"),
    async stop() {
      await ended(child, "SIGTERM");
      if (child.exitCode !== 0) throw new Error(`the host ended with ${String(child.exitCode)}: ${log}`);
    },
  };
}

async function readyLine({ stdout }: ChildProcess): Promise<string | undefined> {
  if (!stdout) return undefined;
  for await (const line of createInterface(stdout)) {
    const url = /^host ready (\S+)/.exec(line)?.[1];
    if (!url) continue;
    stdout.resume();
    return url;
  }
  return undefined;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill(signal);
  await exit;
}
