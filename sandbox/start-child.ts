import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";

export interface Child {
  readonly process: ChildProcess;
  /** SIGTERM, and SIGKILL after a while; resolves when it is gone. */
  stop(): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Resolves when it has ended, for whatever reason. */
  readonly gone: Promise<void>;
}

interface Program {
  /** Arguments of node: the script first. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Both its outputs go there. */
  readonly log: string;
  /** It is up when its standard output has had so many lines with this text. */
  readonly ready: { readonly text: string; readonly times: number };
}

const patienceMs = 60_000;

/**
 * A process of its own group, so that Ctrl-C reaches it only through `stop`, in the right order; it ends itself when this
 * process is gone. Rejects with the last lines it wrote when it ends before it is ready.
 */
export async function startChild({ args, env, cwd, log, ready }: Program): Promise<Child> {
  const stdio = ["ignore", "pipe", "pipe", "ipc"] as const;
  const child = spawn(process.execPath, [...args], { env, cwd, stdio: [...stdio], detached: true });
  const file = createWriteStream(log, { flags: "a" });
  const last: string[] = [];
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  let seen = 0;

  await new Promise<void>((resolve, reject) => {
    const failed = (why: string): void => reject(new Error([why, ...last].join("\n")));
    const timer = setTimeout(() => failed(`${args[0] ?? ""} was not ready in time.`), patienceMs);
    const onLine = (line: string): void => {
      file.write(`${line}\n`);
      last.push(line);
      last.splice(0, last.length - 8);
      if (line.includes(ready.text) && ++seen === ready.times) done();
    };
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on("line", onLine);
    child.once("error", (error) => failed(error.message));
    void gone.then(() => {
      clearTimeout(timer);
      failed(`${args[0] ?? ""} ended before it was ready.`);
    });
  });

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await gone;
    clearTimeout(timer);
    file.end();
  };
  return { process: child, gone, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}
