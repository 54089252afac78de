import { RestError } from "@azure/data-tables";
import { type Clock, systemClock } from "../../../../sandbox/host/durable/clock.ts";
import { Engine } from "../../../../sandbox/host/durable/engine.ts";
import type { Executor } from "../../../../sandbox/host/durable/executor.ts";
import type { HistoryRow, Instance } from "../../../../sandbox/host/durable/instance.ts";
import {
  type Action,
  eventType,
  type Message,
  type ParentInstance,
} from "../../../../sandbox/host/durable/protocol.ts";
import { started } from "../../../../sandbox/host/durable/step.ts";
import { hubTable, TableStore } from "../../../../sandbox/host/durable/table-store.ts";
import { type Azurite, startAzurite } from "../../../support/azurite.ts";
import { until } from "../../../support/until.ts";

let azurite: Azurite;
let hubs = 0;
beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());

const now = "2026-01-02T03:04:05.678Z";
const event = <M extends Message>(message: M) => ({
  ...message,
  EventId: -1,
  IsPlayed: true,
  Timestamp: now,
});

/** What the orchestrators of these tests always ask for; done once the last of it is answered. */
const plans: Readonly<Record<string, readonly Action[]>> = {
  parent: [{ actionType: 2, functionName: "child", instanceId: "the-child", input: { from: "parent" } }],
  child: [{ actionType: 6, externalEventName: "go" }],
  pair: [
    { actionType: 0, functionName: "act", input: 1 },
    { actionType: 0, functionName: "act", input: 2 },
  ],
};

function executor(acted: (string | undefined)[]): Executor {
  return {
    known: { activities: new Set(["act"]), orchestrators: new Set(Object.keys(plans)) },
    orchestrate({ instance, history }) {
      const actions = plans[instance.name] ?? [];
      const answers = history.filter(
        (row) => "TaskScheduledId" in row || row.EventType === eventType.eventRaised,
      );
      const isDone = answers.length === actions.length;
      const shown = actions.slice(0, answers.length + 1);
      return Promise.resolve({ isDone, actions: [shown], ...(isDone && { output: answers.map(result) }) });
    },
    act(_id, _name, input) {
      acted.push(input);
      return Promise.resolve({ result: `"did ${input ?? ""}"` });
    },
  };
}
const result = (row: object): unknown => ("Result" in row ? row.Result : "Reason" in row ? row.Reason : row);

/** Waits a twentieth of what it is told. */
const hasty: Clock = { now: () => Date.now(), after: (ms, ring) => systemClock.after(ms / 20, ring) };

interface Hub {
  readonly store: TableStore;
  readonly acted: (string | undefined)[];
  readonly failures: unknown[];
  readonly begin: (store?: TableStore) => Promise<Engine>;
  readonly ended: (engine: Engine, id: string) => Promise<Instance>;
}

async function hub(): Promise<Hub> {
  const name = `EngineHub${++hubs}`;
  const store = new TableStore(hubTable(azurite.connectionString, name));
  await store.open();
  const acted: (string | undefined)[] = [];
  const failures: unknown[] = [];
  return {
    store,
    acted,
    failures,
    async begin(used = new TableStore(hubTable(azurite.connectionString, name))) {
      const fatal = (error: unknown): void => void failures.push(error);
      const engine = new Engine({
        ...{ store: used, executor: executor(acted), clock: hasty, log: () => undefined, fatal },
      });
      await engine.start();
      return engine;
    },
    async ended(engine, id) {
      let found: Instance | undefined;
      await until(async () => /Completed|Failed/.test((found = await engine.find(id))?.status ?? ""));
      if (!found) throw new Error(`${id} is unknown`);
      return found;
    },
  };
}

const instanceOf = (id: string, name: string, changes: Partial<Instance> = {}): Instance => ({
  ...{ id, name, executionId: `execution of ${id}`, generation: 0, parent: null, input: null },
  ...{ status: "Running", output: null, failureDetails: null, customStatus: null },
  ...{ createdAt: now, updatedAt: now, historyLength: 0, isFresh: false },
  ...changes,
});

/** Leaves an instance in the table as a host would that was killed right behind the commit of these rows. */
async function leave(store: TableStore, instance: Instance, rows: readonly HistoryRow[]): Promise<void> {
  await store.create({ ...instance, status: "Pending" }, { key: "start", event: started(instance) });
  await store.commit(instance, { instance: { ...instance, historyLength: rows.length }, rows }, ["start"]);
}

const begun = (instance: Instance): HistoryRow[] => [
  { event: { ...event({ EventType: 3, Input: "" }), EventType: eventType.turnStarted } },
  { event: { ...started(instance), IsPlayed: true } },
];
const childRow: HistoryRow = {
  event: {
    ...{
      EventType: eventType.childCreated,
      Name: "child",
      Version: null,
      InstanceId: "the-child",
      Input: null,
    },
    ...{ EventId: 0, IsPlayed: false, Timestamp: now },
  },
  input: '{"from":"parent"}',
};
const activityRow = (taskId: number): HistoryRow => ({
  event: {
    ...{ EventType: eventType.taskScheduled, Name: "act", Version: "", Input: null },
    ...{ EventId: taskId, IsPlayed: false, Timestamp: now },
  },
  input: String(taskId + 1),
});
const parentRef: ParentInstance = {
  Name: "parent",
  OrchestrationInstance: { InstanceId: "the-parent", ExecutionId: "execution of the-parent" },
  TaskScheduleId: 0,
  Version: null,
};

describe("after a kill between two writes", () => {
  test("a child that was asked for but not started is started", async () => {
    const { store, begin, ended } = await hub();
    const parent = instanceOf("the-parent", "parent");
    await leave(store, parent, [...begun(parent), childRow]);
    const engine = await begin();
    await until(async () => (await engine.find("the-child"))?.status === "Running");
    expect(await engine.find("the-child")).toMatchObject({ parent: parentRef, input: '{"from":"parent"}' });
    await engine.raise("the-child", { EventType: eventType.eventRaised, Name: "go", Input: "1" });
    expect((await ended(engine, "the-parent")).status).toBe("Completed");
    await engine.stop();
  });

  test("a child that had ended without its parent knowing is heard", async () => {
    const { store, begin, ended } = await hub();
    const parent = instanceOf("the-parent", "parent");
    await leave(store, parent, [...begun(parent), childRow]);
    const child = instanceOf("the-child", "child", {
      parent: parentRef,
      status: "Completed",
      output: '"heard"',
    });
    await leave(store, child, begun(child));
    const engine = await begin();
    expect((await ended(engine, "the-parent")).output).toContain("heard");
    await engine.stop();
  });

  test("an activity with an answer is not run again, neither a played one nor one that waits", async () => {
    const { store, acted, begin, ended } = await hub();
    const pair = instanceOf("the-pair", "pair");
    const played = event({ EventType: eventType.taskCompleted, TaskScheduledId: 0, Result: '"played"' });
    await leave(store, pair, [...begun(pair), activityRow(0), { event: played }, activityRow(1)]);
    const waits = event({ EventType: eventType.taskCompleted, TaskScheduledId: 1, Result: '"waits"' });
    await store.keep("the-pair", { key: "activity-1", event: { ...waits, IsPlayed: false } });
    const engine = await begin();
    expect((await ended(engine, "the-pair")).output).toContain("waits");
    expect(acted).toEqual([]);
    await engine.stop();
  });

  test("an activity without an answer is run again", async () => {
    const { store, acted, begin, ended } = await hub();
    const pair = instanceOf("the-pair", "pair");
    await leave(store, pair, [...begun(pair), activityRow(0)]);
    const engine = await begin();
    await ended(engine, "the-pair");
    expect(acted).toEqual(["1", "2"]);
    await engine.stop();
  });

  test("the first turn behind a continueAsNew is taken although no message is there", async () => {
    const { store, begin, ended } = await hub();
    const fresh = instanceOf("fresh", "pair", { generation: 3, isFresh: true });
    await leave(store, fresh, []);
    const engine = await begin();
    expect((await ended(engine, "fresh")).status).toBe("Completed");
    await engine.stop();
  });
});

/** A store whose answers get lost, or that cannot be reached, every other time. */
class FlakyStore extends TableStore {
  #calls = 0;
  async #disturbed<T>(request: () => Promise<T>): Promise<T> {
    const call = ++this.#calls % 4;
    if (call === 1) throw new RestError("busy", { statusCode: 503 });
    const answer = await request();
    if (call === 3) throw new RestError("connection lost");
    return answer;
  }
  override create(...order: Parameters<TableStore["create"]>): Promise<boolean> {
    return this.#disturbed(() => super.create(...order));
  }
  override commit(...turn: Parameters<TableStore["commit"]>): Promise<void> {
    return this.#disturbed(() => super.commit(...turn));
  }
  override keep(...message: Parameters<TableStore["keep"]>): ReturnType<TableStore["keep"]> {
    return this.#disturbed(() => super.keep(...message));
  }
}

test("a store that fails, or whose answers get lost, delays an instance and changes nothing else", async () => {
  const { acted, failures, begin, ended } = await hub();
  const engine = await begin(new FlakyStore(hubTable(azurite.connectionString, `EngineHub${hubs}`)));
  for (const id of ["one", "two"])
    expect(await engine.create({ id, name: "pair", input: null, parent: null })).toBe(true);
  for (const id of ["one", "two"]) expect((await ended(engine, id)).status).toBe("Completed");
  expect(acted).toHaveLength(4);
  expect(failures).toEqual([]);
  await engine.stop();
});

test("a child whose id belongs to another instance fails its parent instead of waiting for it", async () => {
  const { begin, ended } = await hub();
  const engine = await begin();
  await engine.create({ id: "the-child", name: "child", input: null, parent: null });
  await engine.create({ id: "the-parent", name: "parent", input: null, parent: null });
  expect((await ended(engine, "the-parent")).output).toContain("already exists");
  await engine.stop();
});
