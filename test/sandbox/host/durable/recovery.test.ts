import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type Azurite, startAzurite } from "../../../support/azurite.ts";
import { startHost, type TestHost } from "../../../support/host.ts";

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

async function until(id: string, test: (status: Status) => boolean): Promise<Status> {
  const limit = Date.now() + 20_000;
  for (;;) {
    const response = await call("GET", `instances/${id}`);
    const status = response.ok ? statusSchema.parse(await response.json()) : undefined;
    if (status && test(status)) return status;
    if (Date.now() > limit)
      throw new Error(`${id} stays ${status?.runtimeStatus ?? "unknown"}: ${host.log()}`);
    await sleep(20);
  }
}

const completed = async (id: string): Promise<unknown> => {
  const { runtimeStatus, output } = await until(id, (status) =>
    /Completed|Failed|Terminated/.test(status.runtimeStatus),
  );
  expect([id, runtimeStatus]).toEqual([id, "Completed"]);
  return output;
};
const running = (id: string): Promise<Status> => until(id, (status) => status.runtimeStatus === "Running");

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

test("what was under way when the host was killed ends right after the next start", async () => {
  const due = Date.now() + 1_000;
  await startNew("one", "activity");
  await startNew("parent", "parent");
  await startNew("waits", "event");
  await startNew("sleeps", "timer", { at: due });
  await startNew("sleeps", "late", { at: due + 4_000 });
  await Promise.all(["event", "timer", "late", "parent-child"].map(running));
  for (let tries = 0; effects().length < 2 && tries < 100; tries++) await sleep(10);

  await host.kill();
  await sleep(Math.max(0, due - Date.now()));
  host = await start();
  expect(await completed("timer")).toBe("rung");
  expect(Date.now()).toBeLessThan(due + 4_000);
  await call("POST", "instances/event/raiseEvent/go", { from: "after" });

  expect(await completed("event")).toEqual({ from: "after" });
  expect(await completed("activity")).toBe("activity");
  expect(await completed("parent")).toBe("parent-child");
  expect(await completed("late")).toBe("rung");
  expect(Date.now()).toBeGreaterThanOrEqual(due + 4_000);
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
  for (const pause of [20, 70, 130, 210]) {
    await sleep(pause);
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
  for (
    let tries = 0;
    !host.log().includes("Does a second host run on this task hub?") && tries < 200;
    tries++
  )
    await sleep(20);
  await expect(call("GET", "instances/shared")).rejects.toThrow("fetch failed");
  expect(host.log()).toContain("Does a second host run on this task hub?");
  host = second;
  await call("POST", "instances/shared/raiseEvent/go", "to the second");
  expect(await completed("shared")).toBe("to the second");
});
