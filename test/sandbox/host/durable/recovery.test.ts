import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { type Azurite, startAzurite } from "../../../support/azurite.ts";
import { startHost, type TestHost } from "../../../support/host.ts";
import { until } from "../../../support/until.ts";

const statusSchema = z.object({ runtimeStatus: z.string(), output: z.unknown() });
type Status = z.infer<typeof statusSchema>;

let azurite: Azurite;
let host: TestHost;
let folder: string;

const effectsFile = (): string => join(folder, "effects");
const effects = (): string[] => readFileSync(effectsFile(), "utf8").split("\n").filter(Boolean);

const start = (): Promise<TestHost> =>
  startHost({
    app: resolve("test/sandbox/host/durable/recovery-app"),
    keysFile: join(folder, "keys.json"),
    env: { AzureWebJobsStorage: azurite.connectionString, EFFECTS: effectsFile() },
  });

async function restart(): Promise<void> {
  await host.kill();
  host = await start();
}

const call = (method: string, path: string, body?: unknown, at = host): Promise<Response> =>
  fetch(`${at.url}/runtime/webhooks/durabletask/${path}?code=${at.keys.system}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

async function startNew(name: string, id: string, input?: unknown): Promise<void> {
  expect((await call("POST", `orchestrators/${name}/${id}`, input)).status).toBe(202);
}

async function status(id: string): Promise<Status | undefined> {
  const response = await call("GET", `instances/${id}`);
  return response.ok ? statusSchema.parse(await response.json()) : undefined;
}

async function statusOnce(id: string, test: (status: Status) => boolean): Promise<Status> {
  let last: Status | undefined;
  const isSo = async (): Promise<boolean> => {
    last = await status(id);
    return last !== undefined && test(last);
  };
  await until(isSo, () => `${id} is ${last?.runtimeStatus ?? "unknown"}: ${host.log()}`);
  if (!last) throw new Error(`${id} is unknown`);
  return last;
}

const completed = async (id: string): Promise<unknown> => {
  const { runtimeStatus, output } = await statusOnce(id, (status) =>
    /Completed|Failed|Terminated/.test(status.runtimeStatus),
  );
  expect([id, runtimeStatus]).toEqual([id, "Completed"]);
  return output;
};
const running = (id: string): Promise<Status> =>
  statusOnce(id, (status) => status.runtimeStatus === "Running");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "recovery-"));
  writeFileSync(effectsFile(), "");
  azurite = await startAzurite();
  host = await start();
});
afterAll(async () => {
  await host.stop();
  await azurite.stop();
});

test("what was under way when the host was killed ends after the next start", async () => {
  await startNew("one", "activity");
  await startNew("parent", "parent");
  await startNew("waits", "event");
  await Promise.all(["event", "parent-child"].map(running));
  await until(() => effects().length === 2);
  // Both are to be seen waiting before that.
  const due = Date.now() + 5_000;
  const late = due + 3_000;
  await startNew("sleeps", "timer", { at: due });
  await startNew("sleeps", "late", { at: late });
  await Promise.all(["timer", "late"].map(running));

  await host.kill();
  await until(() => Date.now() >= due);
  writeFileSync(`${effectsFile()}.go`, "");
  host = await start();
  const rung = [await completed("timer"), await completed("late")].map((at) => Date.parse(String(at)));
  expect(rung[0]).toBeGreaterThanOrEqual(due);
  expect(rung[1]).toBeGreaterThanOrEqual(late);
  await call("POST", "instances/event/raiseEvent/go", { from: "after" });

  expect(await completed("event")).toEqual({ from: "after" });
  expect(await completed("activity")).toBe("activity");
  expect(await completed("parent")).toBe("parent-child");
  expect(effects().filter((line) => line === "begin activity")).toHaveLength(2);
  expect(effects().filter((line) => line === "end parent-child")).toHaveLength(1);
});

test("a start and an event that were answered survive a kill right behind the answer", async () => {
  await startNew("waits", "answered");
  await restart();
  await running("answered");
  expect((await call("POST", "instances/answered/raiseEvent/go", "kept")).status).toBe(202);
  await restart();
  expect(await completed("answered")).toBe("kept");
});

test("runs of many steps and of many activities at once survive kills at any moment", async () => {
  const ids = ["steps-1", "steps-2", "steps-3"];
  for (const id of ids) await startNew("steps", id);
  await startNew("fan", "fan");
  const before = effects().length;
  for (const lines of [4, 30, 110, 230]) {
    await until(() => effects().length >= before + lines);
    await restart();
  }
  for (const id of ids) {
    expect(await completed(id)).toBe(12);
    const ends = effects().filter((line) => line.startsWith(`end ${id}-`));
    expect(new Set(ends).size).toBe(12);
  }
  expect(await completed("fan")).toBe(150);
});

test("a host whose task hub a second one took over stops and says why", async () => {
  await startNew("waits", "shared");
  await running("shared");
  const second = await start();
  await call("POST", "instances/shared/raiseEvent/go", "to the first");
  await until(() => host.log().includes("Does a second host run on this task hub?"));
  await expect(call("GET", "instances/shared")).rejects.toThrow("fetch failed");
  host = second;
  await call("POST", "instances/shared/raiseEvent/go", "to the second");
  expect(await completed("shared")).toBe("to the second");
});
