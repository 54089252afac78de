/** What somebody meets who starts the sandbox where something is in the way, kills it, or starts it again. */
import { spawn, type ChildProcess } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { choosePorts } from "../../sandbox/choose-ports.ts";
import { sendTicket } from "../../sandbox/people/help-desk.ts";
import { buildApp } from "../support/build-app.ts";
import { until } from "../support/until.ts";

const root = join(__dirname, "../..");
const run: ChildProcess[] = [];
let dir: string;
let firstPort: number;

beforeAll(buildApp);
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "mfa-remediation-start-"));
  firstPort = (await choosePorts(0)).app;
});
afterEach(async () => {
  for (const child of run.splice(0)) await ended(child, "SIGKILL");
  rmSync(dir, { recursive: true, force: true });
});

function start(
  from = root,
  env: Record<string, string> = {},
  [command, ...args]: readonly [string, ...string[]] = [process.execPath, join(from, "sandbox/main.ts")],
): { child: ChildProcess; said: () => string } {
  const child = spawn(command, args, {
    cwd: from,
    env: { ...process.env, SANDBOX_DIR: join(dir, "state"), SANDBOX_PORT: String(firstPort), ...env },
  });
  run.push(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data: Buffer) => (text += data.toString()));
  return { child, said: () => text };
}

async function ended(child: ChildProcess, signal?: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once("close", resolve));
    if (signal) child.kill(signal);
    await gone;
  }
  return child.exitCode;
}

const ports = () =>
  z.record(z.string(), z.number()).parse(JSON.parse(readFileSync(join(dir, "state/ports.json"), "utf8")));
const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server: Server = createServer().once("error", () => resolve(true));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(false)));
  });

const hostKeys = z.object({ host: z.string() });

async function statusOf(caseId: string): Promise<number> {
  const { host } = hostKeys.parse(JSON.parse(readFileSync(join(dir, "state/host-keys.json"), "utf8")));
  const url = `http://127.0.0.1:${firstPort}/api/cases/${caseId}`;
  return (await fetch(url, { headers: { "x-functions-key": host } })).status;
}

async function openCase(): Promise<string> {
  const { caseId } = await sendTicket(`http://127.0.0.1:${ports()["tickets"] ?? ""}`, {
    ticket: "5158",
    subject: "aiko.tanaka@contoso.example",
    requester: "yuki.mori@contoso.example",
  });
  await until(async () => (await statusOf(caseId)) === 200);
  return caseId;
}

test("it says what is where, goes on after a kill, and ends everything on Ctrl-C", async () => {
  const first = start();
  await until(() => first.said().includes("Ctrl-C"), first.said);
  expect(ports()["app"]).toBe(firstPort);
  expect(first.said()).toContain(`http://127.0.0.1:${firstPort}/cases`);
  const secrets = readFileSync(join(dir, "state/secrets.json"), "utf8");

  const caseId = await openCase();
  await ended(first.child, "SIGKILL");
  await until(
    async () => !(await Promise.all(Object.values(ports()).map(isTaken))).includes(true),
    () => "a port is still taken",
  );

  const second = start();
  await until(() => second.said().includes("Ctrl-C"), second.said);
  expect(readFileSync(join(dir, "state/secrets.json"), "utf8")).toBe(secrets);
  expect(await statusOf(caseId)).toBe(200);
  expect(await ended(second.child, "SIGINT")).toBe(0);
  for (const port of Object.values(ports()))
    expect({ port, taken: await isTaken(port) }).toEqual({ port, taken: false });
}, 300_000);

test("SIGTERM to npm, and to nobody else, leaves nothing running", async () => {
  const npm = start(root, {}, ["npm", "start"]);
  await until(() => npm.said().includes("Ctrl-C"), npm.said);
  await ended(npm.child, "SIGTERM");
  await until(
    async () => !(await Promise.all(Object.values(ports()).map(isTaken))).includes(true),
    () => "a port is still taken",
  );
  await until(
    () => !existsSync(join(dir, "state/storage.pid")),
    () => "the storage is still there",
  );
}, 300_000);

test("a taken port is named, with what to do", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(firstPort + 3, "127.0.0.1", () => resolve()));
  const { child, said } = start();
  expect(await ended(child)).toBe(1);
  other.close();
  expect(said()).toMatch(new RegExp(`Port ${firstPort + 3} .*taken.*SANDBOX_PORT`));
});

test("a missing bundle is named, with what to do", async () => {
  const bare = join(dir, "bare");
  for (const part of ["sandbox", "package.json", "host.json"])
    cpSync(join(root, part), join(bare, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(bare, "node_modules"));
  const { child, said } = start(bare);
  expect(await ended(child)).toBe(1);
  expect(said()).toContain("npm run build");
});

test("a state folder of another tenant file is refused, with what to do", async () => {
  const first = start();
  await until(() => first.said().includes("Ctrl-C"), first.said);
  await ended(first.child, "SIGINT");
  const other = join(dir, "other.json");
  const contoso = JSON.parse(readFileSync(join(root, "sandbox/tenant/contoso.json"), "utf8")) as object;
  writeFileSync(other, JSON.stringify({ ...contoso, displayName: "Another company" }));
  const second = start(root, { SANDBOX_TENANT: other });
  expect(await ended(second.child)).toBe(1);
  expect(second.said()).toMatch(/remove|delete|another/i);
  expect(existsSync(join(dir, "state"))).toBe(true);
}, 300_000);

test("a second sandbox on the same state folder is refused, with what to do", async () => {
  const first = start();
  await until(() => first.said().includes("Ctrl-C"), first.said);
  const second = start(root, { SANDBOX_PORT: String((await choosePorts(0)).app) });
  expect(await ended(second.child)).toBe(1);
  expect(second.said()).toMatch(/state.storage is in use by process \d+: .*SANDBOX_DIR/);
}, 300_000);

test.each(["secrets.json", "tenant-state.json", "tenant-keys.json", "tickets.json"])(
  "a %s that is damaged is named, with what to do",
  async (file) => {
    mkdirSync(join(dir, "state"));
    writeFileSync(join(dir, "state", file), "{");
    const { child, said } = start();
    expect(await ended(child)).toBe(1);
    expect(said()).toMatch(new RegExp(`${file} cannot be used: .*Remove the folder`));
  },
);

test.each(["65529", "0", "abc", ""])("SANDBOX_PORT=%s is told what it must be", async (port) => {
  const { child, said } = start(root, { SANDBOX_PORT: port });
  expect(await ended(child)).toBe(1);
  expect(said()).toContain("SANDBOX_PORT must be a number from 1 to 65528.");
});

test("a state folder that is a file is told to be another", async () => {
  writeFileSync(join(dir, "state"), "");
  const { child, said } = start();
  expect(await ended(child)).toBe(1);
  expect(said()).toMatch(/state cannot be made a folder: set SANDBOX_DIR/);
});

test.each([
  ["is not there", undefined, "ENOENT"],
  ["is no JSON", "{", "SyntaxError"],
  ["is of another form", "{}", "tenantId"],
])(
  "a tenant file that %s is named, with where its schema is, and nothing stays behind",
  async (_, text, says) => {
    const file = join(dir, "tenant.json");
    if (text !== undefined) writeFileSync(file, text);
    const { child, said } = start(root, { SANDBOX_TENANT: file });
    expect(await ended(child)).toBe(1);
    expect(said()).toContain(`The tenant file ${file} cannot be used (its schema: npm run tenant:schema)`);
    expect(said()).toContain(says);
    expect(existsSync(join(dir, "state/storage.pid"))).toBe(false);
  },
);
