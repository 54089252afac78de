import * as df from "durable-functions";
import type { OrchestrationHandler } from "durable-functions";
import { drive, type Happening } from "./drive.ts";
import { VirtualClock } from "./fakes/virtual-clock.ts";

const inOneHour = (context: df.OrchestrationContext): Date =>
  new Date(context.df.currentUtcDateTime.getTime() + 3_600_000);

async function driven(
  handler: OrchestrationHandler,
  { happenings = [], child }: { happenings?: Happening[]; child?: OrchestrationHandler } = {},
) {
  const clock = new VirtualClock();
  return drive({
    clock,
    runbooks: [{ name: "root", handler }, ...(child ? [{ name: "child", handler: child }] : [])],
    activities: {
      double: (input) => Promise.resolve({ value: (input as { value: number }).value * 2, lost: undefined }),
      fail: () => Promise.reject(new Error("no")),
    },
    start: { name: "root", instanceId: "root", input: { value: 1 } },
    happenings,
  });
}

test("activities, timers and children run in virtual time and give their results through JSON", async () => {
  const { output, seconds, steps, instances } = await driven(
    function* (context) {
      const first: unknown = yield context.df.callActivity("double", { value: 1 });
      yield context.df.createTimer(inOneHour(context));
      const second: unknown = yield context.df.callSubOrchestrator("child", first, "root:child");
      return { first, second };
    },
    {
      child: function* (context) {
        const result: unknown = yield context.df.callActivity("double", context.df.getInput());
        return result;
      },
    },
  );
  expect(output).toStrictEqual({ first: { value: 2 }, second: { value: 4 } });
  expect(seconds).toBe(3602);
  expect(steps.map(({ instanceId, atSeconds }) => [instanceId, atSeconds])).toEqual([
    ["root", 1],
    ["root:child", 3602],
  ]);
  expect([...instances.keys()]).toEqual(["root", "root:child"]);
});

test("a step that throws is tried again after the time its retry options say", async () => {
  const { steps, output } = await driven(function* (context) {
    try {
      yield context.df.callActivityWithRetry("fail", new df.RetryOptions(10_000, 3), null);
      return "done";
    } catch {
      return "gave up";
    }
  });
  expect(output).toBe("gave up");
  expect(steps.map(({ atSeconds }) => atSeconds)).toEqual([1, 12, 23]);
});

test("an event and a timer that come at the same moment meet in one turn", async () => {
  const { output, instances } = await driven(
    function* (context) {
      const timer = context.df.createTimer(inOneHour(context));
      const event = context.df.waitForExternalEvent("answer");
      const first: unknown = yield context.df.Task.any([event, timer]);
      if (first === event) timer.cancel();
      return first === event;
    },
    { happenings: [{ afterSeconds: 3600, happens: ({ raise }) => raise("root", "answer") }] },
  );
  expect(output).toBe(true);
  expect(instances.get("root")?.turns).toHaveLength(2);
});

test("an orchestration that returns with its timer open is a failure", async () => {
  await expect(
    driven(
      function* (context) {
        const timer = context.df.createTimer(inOneHour(context));
        yield context.df.Task.any([context.df.waitForExternalEvent("answer"), timer]);
        return null;
      },
      { happenings: [{ afterSeconds: 1, happens: ({ raise }) => raise("root", "answer") }] },
    ),
  ).rejects.toThrow("returned while a timer");
});

test("an orchestration that waits for what never comes is a failure", async () => {
  await expect(
    driven(function* (context) {
      const result: unknown = yield context.df.waitForExternalEvent("answer");
      return result;
    }),
  ).rejects.toThrow("waits for ever: root");
});

test("a name that is not registered is a failure, also where the parent would survive it", async () => {
  await expect(
    driven(function* (context) {
      const result: unknown = yield context.df.callActivity("triple", null);
      return result;
    }),
  ).rejects.toThrow("'triple' is not registered");
  await expect(
    driven(
      function* (context) {
        try {
          const result: unknown = yield context.df.callSubOrchestrator("child", null, "root:child");
          return result;
        } catch {
          return "survived";
        }
      },
      {
        child: function* (context) {
          const result: unknown = yield context.df.callActivity("triple", null);
          return result;
        },
      },
    ),
  ).rejects.toThrow("'triple' is not registered");
});

test("an orchestration that asks for something else on replay is a failure", async () => {
  let turn = 0;
  await expect(
    driven(function* (context) {
      turn++;
      yield context.df.callActivity(turn === 1 ? "double" : "fail", { value: 1 });
      return null;
    }),
  ).rejects.toThrow(/non-?deterministic/i);
});
