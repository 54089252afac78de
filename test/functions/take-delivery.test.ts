import { registerReceiveRequest } from "../../functions/receive-request.queue.ts";
import { registerReceiveTicket } from "../../functions/receive-ticket.http.ts";
import { registerSweepUndelivered } from "../../functions/sweep-undelivered.timer.ts";
import type { Timer } from "@azure/functions";
import { aDoor, aHook } from "../support/door.ts";
import { Dying } from "../support/dying.ts";
import { aRequest } from "../support/records.ts";
import {
  answerOf,
  contextWithLog,
  registeredHttp,
  registeredQueue,
  registeredTimer,
} from "../support/registered.ts";

type Door = ReturnType<typeof aDoor>;

const timer: Timer = {
  isPastDue: false,
  schedule: { adjustForDST: false },
  scheduleStatus: { last: "", next: "", lastUpdated: "" },
};

function dying(door: Door, at: number, when: "before" | "after"): { door: Door; death: Dying } {
  const death = new Dying(at, when);
  const runs = death.wrap(door.caseRuns);
  const wrapped = {
    ...door,
    audit: death.wrap(door.audit),
    cases: death.wrap(door.cases),
    intake: death.wrap(door.intake),
    runs: () => runs,
  };
  return { door: wrapped, death };
}

const post = (door: Door) =>
  answerOf(
    registeredHttp(() => registerReceiveTicket(door)),
    aHook(door.clock),
  ).catch(() => ({ status: 500 }));
const sweep = (door: Door) =>
  registeredTimer(() => registerSweepUndelivered(door)).options.handler(timer, contextWithLog().context);

async function exactlyOneCase(door: Door): Promise<void> {
  const records = await door.cases.latest(5);
  expect(records).toHaveLength(1);
  expect(records[0]?.request).toEqual(aRequest());
  expect(door.caseRuns.started).toEqual(records.map(({ caseId }) => caseId));
  const [record] = records;
  expect(record && (await door.audit.entries(record.caseId))).toHaveLength(1);
  expect((await door.intake.notStarted()).found).toEqual([]);
}

// accept, create, append, start, markStarted
const points = [0, 1, 2, 3, 4].flatMap((at) => [[at, "before"] as const, [at, "after"] as const]);

test.each(points)("dying at step %i, %s its effect, is healed by the sender's repeat", async (at, when) => {
  const door = aDoor();
  const { door: mortal, death } = dying(door, at, when);
  const first = await post(mortal);
  expect(death.isDead).toBe(true);
  expect(first.status).toBe(at === 0 ? 500 : 202);
  door.clock.advance(5);
  expect((await post(door)).status).toBe(202);
  await exactlyOneCase(door);
});

test.each(points)(
  "dying at step %i, %s its effect, is healed by the sweep if anything was stored",
  async (at, when) => {
    const door = aDoor();
    const { door: mortal } = dying(door, at, when);
    await post(mortal);
    door.clock.advance(60);
    await sweep(door);
    const isStored = at > 0 || when === "after";
    if (isStored) await exactlyOneCase(door);
    else expect(await door.cases.latest(5)).toEqual([]);
  },
);

test.each(points)(
  "the queue's message, dying at step %i, %s its effect, is healed as well",
  async (at, when) => {
    const door = aDoor();
    const { door: mortal } = dying(door, at, when);
    const take = (one: Door) =>
      registeredQueue(() => registerReceiveRequest(one)).options.handler(
        { id: "m-1", ...aRequest() },
        contextWithLog().context,
      );
    if (at === 0) await expect(take(mortal)).rejects.toThrow("died at accept");
    else await take(mortal);
    if (at === 0) await take(door);
    door.clock.advance(60);
    await sweep(door);
    await exactlyOneCase(door);
  },
);

test("the sweep dying at each step is healed by the next one", async () => {
  for (const [at, when] of [0, 1, 2, 3, 4, 5].flatMap((step) => [
    [step, "before"] as const,
    [step, "after"] as const,
  ])) {
    const door = aDoor();
    door.caseRuns.faults.add("start", { times: 1 });
    await post(door);
    door.clock.advance(60);
    await Promise.resolve(sweep(dying(door, at, when).door)).catch(() => undefined);
    await sweep(door);
    await exactlyOneCase(door);
  }
});

test("what joined an unstarted case starts it as the first delivery asked for it", async () => {
  const door = aDoor();
  door.caseRuns.faults.add("start", { times: 1 });
  await post(door);
  const data = { ...aRequest(), phone: { name: "another phone" } };
  const hook = registeredHttp(() => registerReceiveTicket(door));
  await answerOf(hook, aHook(door.clock, { id: "msg_2", data }));
  await exactlyOneCase(door);
});
