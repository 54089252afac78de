import { TableClient } from "@azure/data-tables";
import { z } from "zod";
import { startTimer, type TimerTrigger } from "../../../sandbox/host/timer-trigger.ts";
import { type Azurite, startAzurite } from "../../support/azurite.ts";
import { until } from "../../support/until.ts";
import { HandClock } from "./hand-clock.ts";

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

const noon = "2026-11-21T12:00:00Z";

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
  const clock = new HandClock(noon);
  const first = await startTimer(trigger, clock);
  clock.pass(1);
  await until(() => inputs.length === 1);
  await first.stop();
  expect(inputs[0]).toMatchObject({
    IsPastDue: false,
    ScheduleStatus: { Last: "0001-01-01T00:00:00+00:00", Next: "2026-11-21T12:00:01+00:00" },
  });
  clock.pass(3);

  const second = await startTimer(trigger, clock);
  await until(() => clock.isAwaited);
  clock.pass(1);
  await until(() => inputs.length === 3);
  await second.stop();
  expect(inputs.map(({ IsPastDue }) => IsPastDue)).toEqual([false, true, false]);
  expect(inputs[1]?.ScheduleStatus.Last).toBe("2026-11-21T12:00:01+00:00");
});

test("a timer whose schedule was changed meanwhile starts afresh", async () => {
  const { trigger, inputs } = timer("changed");
  const clock = new HandClock(noon);
  await (await startTimer(trigger, clock)).stop();
  clock.pass(2);
  const daily = { next: (after: Date) => new Date(after.getTime() + 86_400_000) };
  const changed = await startTimer({ ...trigger, schedule: daily }, clock);
  await until(() => clock.isAwaited);
  await changed.stop();
  expect(inputs).toEqual([]);
});

test("a timer goes on after a run that failed, and says so", async () => {
  const { trigger, log } = timer("failing", { run: () => Promise.reject(new Error("no luck")) });
  const clock = new HandClock(noon);
  const running = await startTimer(trigger, clock);
  for (const times of [1, 2]) {
    await until(() => clock.isAwaited);
    clock.pass(1);
    await until(() => log.filter((line) => line.includes("no luck")).length === times);
  }
  await running.stop();
});
