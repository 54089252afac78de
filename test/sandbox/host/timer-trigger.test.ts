import { TableClient } from "@azure/data-tables";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { startTimer, type TimerTrigger } from "../../../sandbox/host/timer-trigger.ts";
import { type Azurite, startAzurite } from "../../support/azurite.ts";

const inputSchema = z.object({
  ScheduleStatus: z.object({ Last: z.string(), Next: z.string(), LastUpdated: z.string() }),
  IsPastDue: z.boolean(),
});

/** Due once a second, at its beginning. */
const everySecond = { next: (after: Date) => new Date(Math.floor(after.getTime() / 1000) * 1000 + 1000) };

let azurite: Azurite;
let monitor: TableClient;

beforeAll(async () => {
  azurite = await startAzurite();
  monitor = TableClient.fromConnectionString(azurite.connectionString, "timers", {
    allowInsecureConnection: true,
  });
  await monitor.createTable();
});
afterAll(() => azurite.stop());

function timer(name: string, more: Partial<TimerTrigger> = {}) {
  const inputs: z.infer<typeof inputSchema>[] = [];
  const log: string[] = [];
  const trigger: TimerTrigger = {
    ...{ name, schedule: everySecond, monitor, runOnStartup: false },
    run: (json) => Promise.resolve(inputs.push(inputSchema.parse(JSON.parse(json)))),
    log: (_level, _category, message) => log.push(message),
    ...more,
  };
  return { trigger, inputs, log };
}

test("a run missed while the host was down happens once, marked as past due", async () => {
  const { trigger, inputs } = timer("missed");
  const first = await startTimer(trigger);
  await sleep(1100);
  await first.stop();
  expect(inputs.map(({ IsPastDue }) => IsPastDue)).toEqual(inputs.map(() => false));
  expect(inputs[0]?.ScheduleStatus.Last).toBe("0001-01-01T00:00:00+00:00");
  await sleep(3000);

  inputs.length = 0;
  const second = await startTimer(trigger);
  await sleep(50);
  await second.stop();
  expect(inputs.filter(({ IsPastDue }) => IsPastDue)).toHaveLength(1);
  expect(inputs[0]?.IsPastDue).toBe(true);
  expect(inputs[0]?.ScheduleStatus.Last.startsWith("20")).toBe(true);
}, 10_000);

test("a timer whose schedule was changed meanwhile starts afresh", async () => {
  const { trigger, inputs } = timer("changed");
  await (await startTimer(trigger)).stop();
  await sleep(1100);
  const daily = { next: (after: Date) => new Date(after.getTime() + 86_400_000) };
  await (await startTimer({ ...trigger, schedule: daily })).stop();
  expect(inputs).toEqual([]);
});

test("a timer goes on after a run that failed, and says so", async () => {
  const { trigger, log } = timer("failing", { run: () => Promise.reject(new Error("no luck")) });
  const running = await startTimer(trigger);
  await sleep(2100);
  await running.stop();
  expect(log.filter((line) => line.includes("no luck")).length).toBeGreaterThanOrEqual(2);
});
