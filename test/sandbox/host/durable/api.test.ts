import { setTimeout as sleep } from "node:timers/promises";
import { handle, type Api } from "../../../../sandbox/host/durable/api.ts";
import { systemClock } from "../../../../sandbox/host/durable/clock.ts";
import { Engine } from "../../../../sandbox/host/durable/engine.ts";
import type { Executor } from "../../../../sandbox/host/durable/executor.ts";
import type { PendingMessage } from "../../../../sandbox/host/durable/instance.ts";
import { hubTable, TableStore } from "../../../../sandbox/host/durable/table-store.ts";
import { type Azurite, startAzurite } from "../../../support/azurite.ts";
import { until } from "../../../support/until.ts";

/** Orchestrator "waits" waits for an event; "ends" ends, with its input as output. */
const executor: Executor = {
  known: { activities: new Set(), orchestrators: new Set(["waits", "ends"]) },
  orchestrate: ({ instance: { name, input } }) =>
    Promise.resolve(
      name === "ends"
        ? { isDone: true, actions: [], output: JSON.parse(input ?? "null") as unknown }
        : { isDone: false, actions: [[{ actionType: 6, externalEventName: "go" }]] },
    ),
  act: () => Promise.reject(new Error("no activities here")),
};

/** Stores what is raised first later than what follows. */
class UnevenStore extends TableStore {
  override async keep(...[id, message]: Parameters<TableStore["keep"]>): Promise<PendingMessage> {
    if ("Input" in message.event && message.event.Input === "0") await sleep(100);
    return super.keep(id, message);
  }
}

let azurite: Azurite;
let api: Api;
const failures: unknown[] = [];

beforeAll(async () => {
  azurite = await startAzurite();
  const store = new UnevenStore(hubTable(azurite.connectionString, "ApiHub"));
  const fatal = (error: unknown): void => void failures.push(error);
  const engine = new Engine({ store, executor, clock: systemClock, log: () => undefined, fatal });
  await engine.start();
  const links = {
    webhookUrl: "http://host/runtime/webhooks/durabletask",
    hubName: "ApiHub",
    systemKey: "k&y",
  };
  api = { engine, known: executor.known, links };
});
afterAll(async () => {
  await api.engine.stop();
  await azurite.stop();
  expect(failures).toEqual([]);
});

async function call(method: string, path: string, body = ""): Promise<{ status: number; body: string }> {
  const url = new URL(`http://host/durabletask/${path}`);
  return handle(api, { method, url, contentType: "application/json", body });
}

const ended = (id: string): Promise<void> =>
  until(async () => (await call("GET", `instances/${id}`)).status === 200);

test.each([
  [
    "an orchestrator nobody registered",
    "orchestrators/nobody/id",
    "",
    400,
    "no orchestrator function 'nobody'",
  ],
  ["an id that names an entity", "orchestrators/waits/@id", "", 400, "is no instance id"],
  ["an id that is too long", `orchestrators/waits/${"x".repeat(101)}`, "", 400, "is no instance id"],
  ["a version", "orchestrators/waits/id?version=1", "", 501, "versions"],
  ["an input that is no JSON", "orchestrators/waits/id", "{oops", 400, "Invalid JSON content"],
  [
    "an input too large for a row",
    "orchestrators/waits/id",
    `"${"x".repeat(200_000)}"`,
    400,
    "pass a reference",
  ],
])("a start with %s is refused, and leaves no instance", async (_, path, body, status, reason) => {
  const answer = await call("POST", path, body);
  expect(answer.status).toBe(status);
  expect(answer.body).toContain(reason);
  expect((await call("GET", "instances/id")).status).toBe(404);
});

test("links carry the key in a form that a query can hold", async () => {
  const answer = await call("POST", "orchestrators/waits/links");
  expect(answer.body).toContain("/instances/links?taskHub=ApiHub&connection=Storage&code=k%26y");
});

test("two starts under one id at the same time make one instance", async () => {
  const answers = await Promise.all(["a", "b", "c"].map(() => call("POST", "orchestrators/waits/once")));
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
});

test("a purge of unfinished statuses only is refused, and nothing is deleted", async () => {
  await call("POST", "orchestrators/waits/kept");
  const purged = await call(
    "DELETE",
    "instances/?createdTimeFrom=2001-01-01T00:00:00Z&runtimeStatus=Running",
  );
  expect(purged.status).toBe(400);
  expect((await call("GET", "instances/kept")).status).toBe(202);
});

test("a purge by time deletes what has ended, and nothing else", async () => {
  await call("POST", "orchestrators/ends/gone", "1");
  await call("POST", "orchestrators/waits/stays");
  await ended("gone");
  const purged = await call("DELETE", "instances/?createdTimeFrom=2001-01-01T00:00:00Z");
  expect(JSON.parse(purged.body)).toEqual({ instancesDeleted: 1 });
  expect((await call("GET", "instances/gone")).status).toBe(404);
  expect((await call("GET", "instances/stays")).status).toBe(202);
});

test("events reach an instance in the order in which they were sent, whichever is stored first", async () => {
  await call("POST", "orchestrators/waits/order");
  await Promise.all(
    Array.from({ length: 50 }, (_, n) => call("POST", "instances/order/raiseEvent/other", `${n}`)),
  );
  await call("POST", "instances/order/terminate?reason=enough");
  await ended("order");
  const { body } = await call("GET", "instances/order?showHistory=true");
  const inputs = [...body.matchAll(/"EventRaised","Name":"other","Input":"(\d+)"/g)].map(([, n]) =>
    Number(n),
  );
  expect(inputs).toEqual(Array.from({ length: 50 }, (_, n) => n));
});
