/**
 * Plays the scenarios of test/vectors against the local host, which serves the conformance app there, and compares
 * the exchanges with those of a real Functions host.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { startAzurite } from "../../support/azurite.ts";
import { startHost, type TestHost } from "../../support/host.ts";

const VECTORS = "test/vectors";

export interface Exchange {
  readonly name: string;
  readonly request: unknown;
  readonly response: unknown;
}

export interface ConformanceOptions {
  /** The folder of test/vectors whose host.json is used. */
  readonly hostJson?: "app" | "app-noprefix";
  /** Names of functions that the host would not start with, as a regular expression. */
  readonly leaveOut?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface ConformanceHost {
  readonly host: TestHost;
  readonly storage: string;
  /** Plays the topics one after the other. */
  play(topics: readonly string[]): Promise<Map<string, Exchange[]>>;
  stop(): Promise<void>;
}

/** The host on the conformance app, with an empty storage of its own. */
export async function startConformanceHost(options: ConformanceOptions = {}): Promise<ConformanceHost> {
  const folder = mkdtempSync(join(tmpdir(), "conformance-"));
  await buildApp(folder, options.hostJson ?? "app");
  const keysFile = join(folder, "keys.json");
  const ownKey = "key-of-auth-function";
  const keys = { master: "the-master-key", host: "the-host-key", system: "the-system-key" };
  writeFileSync(keysFile, JSON.stringify({ ...keys, functions: { auth_function: ownKey } }));
  const azurite = await startAzurite();
  const storage = azurite.connectionString;
  const host = await startHost({
    app: folder,
    keysFile,
    env: {
      AzureWebJobsStorage: storage,
      VEC_QUEUE: "vec-setting",
      VEC_SCHEDULE: "0 */2 * * * *",
      ...(options.leaveOut && { LEAVE_OUT: options.leaveOut }),
      ...options.env,
    },
  });
  const environment = {
    ...{ BASE: host.url, STORAGE: storage, OWN_KEY: ownKey },
    ...{ MASTER_KEY: keys.master, FUNCTION_KEY: keys.host, SYSTEM_KEY: keys.system },
  };
  return {
    host,
    storage,
    play: (topics) => drive(topics, join(folder, "played"), environment),
    async stop() {
      await host.stop();
      await azurite.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Starts a host, plays the topics one after the other, stops the host. */
export async function playTopics(
  topics: readonly string[],
  options: ConformanceOptions = {},
): Promise<Map<string, Exchange[]>> {
  const conformance = await startConformanceHost(options);
  try {
    return await conformance.play(topics);
  } finally {
    await conformance.stop();
  }
}

async function buildApp(folder: string, hostJson: string): Promise<void> {
  await build({
    stdin: {
      contents: ["durable", "http", "triggers"].map((file) => `import "./${file}";`).join("\n"),
      resolveDir: join(VECTORS, "app/src/functions"),
    },
    outfile: join(folder, "dist/functions/main.js"),
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["@azure/functions-core"],
    logLevel: "error",
  });
  cpSync(join(VECTORS, "app/package.json"), join(folder, "package.json"));
  cpSync(join(VECTORS, hostJson, "host.json"), join(folder, "host.json"));
}

async function drive(
  topics: readonly string[],
  out: string,
  environment: Readonly<Record<string, string>>,
): Promise<Map<string, Exchange[]>> {
  mkdirSync(out, { recursive: true });
  const child = spawn(process.execPath, [join(VECTORS, "drive.mjs"), ...topics], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...environment, OUT: out },
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`playing ${topics.join(", ")} ended with ${String(code)}`);
  return new Map(topics.map((topic) => [topic, readExchanges(join(out, `${topic}.json`))]));
}

const readExchanges = (file: string): Exchange[] => JSON.parse(readFileSync(file, "utf8")) as Exchange[];

/** What a real host answered. */
export const recordedExchanges = (topic: string): Exchange[] =>
  readExchanges(join(VECTORS, "recorded", `${topic}.json`));

/** Not part of the contract: framing, time formats, counters of ids, null members, .NET stack texts. */
const soft = (exchange: Exchange | undefined): unknown =>
  exchange &&
  JSON.parse(
    JSON.stringify(exchange.response ?? null)
      .replace(/"(content-length|transfer-encoding)":"[^"]*",?/g, "")
      .replace(/,}/g, "}")
      .replace(/connection=\w+/g, "connection=<name>")
      .replaceAll("https://<host>", "http://<host>")
      .replace(/; charset=utf-8/g, "")
      .replace(/,?"(Generation|GenerateNewTrace|ScheduledStartTime|FailureDetails)":(null|\d+|false)/g, "")
      .replace(/<time(-s)?>/g, "<time>")
      .replace(/<(guid|id):\d+>/g, "<id>")
      .replace(
        /,?"(StackTrace|ExceptionMessage|ExceptionType|ScheduledTime|Correlation|ParentTraceContext)":("(?:[^"\\]|\\.)*"|null)/g,
        "",
      )
      .replace(/{,/g, "{"),
  );

/** The members in which an exchange differs from the recording, by the exchange's name; equal ones are not listed. */
export function differences(
  recorded: readonly Exchange[],
  actual: readonly Exchange[],
): Map<string, readonly string[]> {
  const played = new Map(actual.map((exchange) => [exchange.name, exchange]));
  return new Map(
    recorded
      .map(({ name, ...rest }) => [name, compare(soft({ name, ...rest }), soft(played.get(name)))] as const)
      .filter(([, members]) => members.length > 0),
  );
}

function compare(recorded: unknown, actual: unknown, path = ""): string[] {
  if (isTree(recorded) && isTree(actual) && Array.isArray(recorded) === Array.isArray(actual))
    return [...new Set([...Object.keys(recorded), ...Object.keys(actual)])].flatMap((key) =>
      compare(recorded[key], actual[key], `${path}.${key}`),
    );
  const [was, is] = [shown(recorded), shown(actual)];
  return was === is ? [] : [`${path.slice(1)}: recorded ${was.slice(0, 160)}, here ${is.slice(0, 160)}`];
}

const shown = (value: unknown): string => (value === undefined ? "absent" : JSON.stringify(value));

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
