import { type Clock, systemClock } from "../../../../sandbox/host/durable/clock.ts";
import { patientStore } from "../../../../sandbox/host/durable/patient-store.ts";
import type { HistoryRow, Instance, PendingMessage } from "../../../../sandbox/host/durable/instance.ts";
import { eventType, type MessageEvent } from "../../../../sandbox/host/durable/protocol.ts";
import { started } from "../../../../sandbox/host/durable/step.ts";
import { HubTakenOver } from "../../../../sandbox/host/durable/store.ts";
import { hubTable, TableStore } from "../../../../sandbox/host/durable/table-store.ts";
import { loseAnswers } from "../../../support/lose-answers.ts";
import { type Azurite, startAzurite } from "../../../support/azurite.ts";

const now = "2026-01-02T03:04:05.678Z";
let azurite: Azurite;
let store: TableStore;

beforeAll(async () => {
  azurite = await startAzurite();
  store = new TableStore(hubTable(azurite.connectionString, "StoreHub"));
  await store.open();
});
afterAll(() => azurite.stop());

const newInstance = (id: string, changes: Partial<Instance> = {}): Instance => ({
  ...{ id, name: "case", executionId: `execution of ${id}`, generation: 0, parent: null, input: null },
  ...{ status: "Pending", output: null, failureDetails: null, customStatus: null },
  ...{ createdAt: now, updatedAt: now, historyLength: 0, isFresh: false },
  ...changes,
});
const first = (instance: Instance): PendingMessage => ({ key: "start", event: started(instance) });
const raised = (input: string): MessageEvent => ({
  ...{ EventType: eventType.eventRaised, Name: "go", Input: input },
  ...{ EventId: -1, IsPlayed: false, Timestamp: now },
});
const rowsOf = (count: number): HistoryRow[] =>
  Array.from({ length: count }, (_, index) => ({ event: raised(String(index)) }));
const turn = (before: Instance, rows: readonly HistoryRow[]) => ({
  instance: { ...before, status: "Running" as const, historyLength: before.historyLength + rows.length },
  rows,
});

async function create(id: string): Promise<Instance> {
  const instance = newInstance(id);
  expect(await store.create(instance, first(instance))).toBe(true);
  return instance;
}

test.each(["case-1", "parent:0", "plus b", "percent%b", "quote'and&so=on", "ü€😀", "a~b"])(
  "an instance is found again under the id '%s'",
  async (id) => {
    const instance = await create(id);
    expect(await store.read(id)).toEqual(instance);
    expect((await store.claim(id))?.messages).toEqual([first(instance)]);
  },
);

test("text survives, also where the emulator breaks it when it is sent as it is", async () => {
  const text = JSON.stringify(`line\u2028and\u2029paragraph ${"é😀日".repeat(9_000)} \ud800 "quoted"\n`);
  const before = await create("texts");
  await store.keep("texts", { key: "event", event: raised(text) });
  const after = turn(before, [{ event: raised(text), input: text }]);
  const running = { ...after, instance: { ...after.instance, output: text } };
  await store.commit(before, running, ["start"]);
  const found = await store.claim("texts");
  expect(found?.instance.output === text).toBe(true);
  expect(found?.rows.map(({ input }) => input === text)).toEqual([true]);
  expect(found?.messages.map(({ event }) => "Input" in event && event.Input === text)).toEqual([true]);
});

test("a turn of more rows than one transaction holds counts as a whole", async () => {
  const before = await create("many rows");
  const after = turn(before, rowsOf(250));
  await store.commit(before, after, ["start"]);
  expect(await store.claim("many rows")).toEqual({ ...after, messages: [] });
});

test("rows that a broken commit left behind do not count, and the next commit replaces them", async () => {
  const before = await create("broken");
  const leftovers = { instance: before, rows: rowsOf(3) };
  await store.commit(before, leftovers, []);
  expect((await store.claim("broken"))?.rows).toEqual([]);
  const after = turn(before, [{ event: raised("real") }]);
  await store.commit(before, after, ["start"]);
  expect((await store.claim("broken"))?.rows).toEqual(after.rows);
});

test("a second message under a key is dropped, and the first one is told", async () => {
  await create("twice");
  await store.keep("twice", { key: "activity-1", event: raised("first") });
  const kept = await store.keep("twice", { key: "activity-1", event: raised("second") });
  expect(kept.event).toEqual(raised("first"));
});

test("an unfinished instance keeps its id, an ended one gives it away with all its rows", async () => {
  const before = await create("again");
  expect(await store.create(newInstance("again", { executionId: "other" }), first(before))).toBe(false);
  const after = turn(before, rowsOf(120));
  await store.commit(before, { ...after, instance: { ...after.instance, status: "Failed" } }, ["start"]);
  await create("again");
  expect((await store.claim("again"))?.rows).toEqual([]);
});

test("a purged instance leaves no row behind", async () => {
  const before = await create("purged");
  await store.commit(before, turn(before, rowsOf(130)), []);
  await store.purge("purged");
  const table = hubTable(azurite.connectionString, "StoreHub");
  const rows = table.listEntities({ queryOptions: { filter: "PartitionKey eq 'purged'" } });
  expect(await rows.next()).toMatchObject({ done: true });
});

/** Waits a twentieth of what it is told. */
const hasty: Clock = { now: () => Date.now(), after: (ms, ring) => systemClock.after(ms / 20, ring) };

test.each([2, 250])(
  "a commit of %d rows whose answers are lost on the way is none of somebody else",
  async (count) => {
    const id = `lost ${count}`;
    const table = hubTable(azurite.connectionString, "StoreHub");
    const disturbed = patientStore(new TableStore(table), hasty, () => undefined);
    const before = newInstance(id);
    loseAnswers(table, "POST", 2);
    expect(await disturbed.create(before, first(before))).toBe(true);
    await disturbed.keep(id, { key: "event", event: raised("1") });
    const after = turn(before, rowsOf(count));
    loseAnswers(table, "POST", 3);
    await disturbed.commit(before, after, ["start", "event"]);
    const more = turn(after.instance, rowsOf(1));
    await disturbed.commit(after.instance, more, []);
    const rows = [...after.rows, ...more.rows];
    expect(await disturbed.claim(id)).toEqual({ instance: more.instance, rows, messages: [] });
  },
);

describe("two hosts on one task hub", () => {
  test("the one whose instance was taken over cannot commit, and its turn leaves nothing", async () => {
    const created = await create("taken");
    const begun = turn(created, rowsOf(1));
    await store.commit(created, begun, ["start"]);
    await store.keep("taken", { key: "event", event: raised("1") });
    const other = new TableStore(hubTable(azurite.connectionString, "StoreHub"));
    await other.claim("taken");
    const late = store.commit(begun.instance, turn(begun.instance, rowsOf(2)), ["event"]);
    await expect(late).rejects.toThrow(HubTakenOver);
    expect(await other.claim("taken")).toMatchObject({ rows: begun.rows, messages: [{ key: "event" }] });
  });

  test("the late write of a long turn does not touch the rows of the new owner", async () => {
    const before = await create("late");
    const other = new TableStore(hubTable(azurite.connectionString, "StoreHub"));
    await other.claim("late");
    const own = turn(before, [{ event: raised("of the new owner") }]);
    await other.commit(before, own, ["start"]);
    await expect(store.commit(before, turn(before, rowsOf(250)), ["start"])).rejects.toThrow(HubTakenOver);
    expect((await other.claim("late"))?.rows).toEqual(own.rows);
  });
});
