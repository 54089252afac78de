import type { OrchestrationHandler } from "durable-functions";
import * as df from "durable-functions";
import { InvocationContext } from "@azure/functions";
import type { HistoryRow, Instance } from "../../../../sandbox/host/durable/instance.ts";
import { openWork, type Work } from "../../../../sandbox/host/durable/open-work.ts";
import {
  type Action,
  type Answer,
  eventType,
  type Message,
} from "../../../../sandbox/host/durable/protocol.ts";
import { closeTurn, openTurn, started } from "../../../../sandbox/host/durable/step.ts";
import { orchestratorTurn } from "../../../support/orchestrator-turn.ts";

const day = 86_400_000;
const birth = Date.parse("2026-01-01T00:00:00.000Z");
const known = { activities: new Set(["act"]), orchestrators: new Set(["child"]) };

/** One instance of an orchestrator on a clock that moves only when told, without a host. */
class Run {
  readonly #handler: OrchestrationHandler;
  instance: Instance;
  rows: HistoryRow[] = [];
  now = birth;

  constructor(handler: OrchestrationHandler) {
    this.#handler = handler;
    const at = new Date(birth).toISOString();
    this.instance = {
      ...{ id: "run", name: "case", executionId: "execution", generation: 0, parent: null, input: null },
      ...{ status: "Pending", output: null, failureDetails: null, customStatus: null },
      ...{ createdAt: at, updatedAt: at, historyLength: 0, isFresh: false },
    };
  }

  async take(...messages: readonly Message[]): Promise<Work[]> {
    const at = new Date(this.now).toISOString();
    const events = messages.map((message) => ({ ...message, EventId: -1, IsPlayed: false, Timestamp: at }));
    const turn = openTurn(this.instance, this.rows, events, at);
    const answer = await orchestratorTurn(
      this.#handler,
      { instanceId: "run", parentInstanceId: null, input: this.instance.input, ...turn },
      new InvocationContext({ functionName: "case" }),
    );
    return this.close(turn, answer);
  }

  close(turn: ReturnType<typeof openTurn>, answer: Answer): Work[] {
    const closed = closeTurn(turn, answer, known, new Date(this.now).toISOString(), "next");
    this.instance = closed.instance;
    this.rows = closed.instance.isFresh ? [] : [...this.rows, ...closed.rows];
    return openWork(closed.rows, []);
  }

  /** A turn whose answer is written down instead of asked for. */
  answer(answer: Answer, ...messages: readonly Message[]): Work[] {
    const at = new Date(this.now).toISOString();
    const events = messages.map((message) => ({ ...message, EventId: -1, IsPlayed: false, Timestamp: at }));
    return this.close(openTurn(this.instance, this.rows, events, at), answer);
  }

  begin = (): Promise<Work[]> => this.take(started(this.instance));
  output = (): string => String(JSON.parse(this.instance.output ?? "null"));
}

const fired = (taskId: number, at: number): Message => ({
  EventType: eventType.timerFired,
  TimerId: taskId,
  FireAt: new Date(at).toISOString(),
});
const done = (taskId: number): Message => ({
  EventType: eventType.taskCompleted,
  TaskScheduledId: taskId,
  Result: "1",
});
const failed = (taskId: number): Message => ({
  ...{
    EventType: eventType.taskFailed,
    TaskScheduledId: taskId,
    Reason: "no",
    Details: "",
    FailureDetails: null,
  },
});
const idle: OrchestrationHandler = function* () {
  yield* [];
};

describe("timers", () => {
  test("a timer of more than six days is taken in pieces of three, and rings once", async () => {
    const run = new Run(function* (context) {
      yield context.df.createTimer(new Date(birth + 10 * day));
      return "rung";
    });
    expect(await run.begin()).toEqual([{ kind: "timer", taskId: 0, fireAt: "2026-01-04T00:00:00.000Z" }]);
    run.now = birth + 3 * day;
    expect(await run.take(fired(0, run.now))).toEqual([
      { kind: "timer", taskId: 1, fireAt: "2026-01-07T00:00:00.000Z" },
    ]);
    run.now = birth + 6 * day;
    expect(await run.take(fired(1, run.now))).toEqual([
      { kind: "timer", taskId: 2, fireAt: "2026-01-11T00:00:00.000Z" },
    ]);
    run.now = birth + 10 * day;
    await run.take(fired(2, run.now));
    expect([run.instance.status, run.output()]).toEqual(["Completed", "rung"]);
  });

  test("a timer of exactly six days is one piece", async () => {
    const run = new Run(function* (context) {
      yield context.df.createTimer(new Date(birth + 6 * day));
    });
    expect(await run.begin()).toEqual([{ kind: "timer", taskId: 0, fireAt: "2026-01-07T00:00:00.000Z" }]);
  });

  test("an instance is not over before a timer that nobody cancelled has rung", async () => {
    const run = new Run(function* (context) {
      const timer = context.df.createTimer(new Date(birth + 1000));
      yield context.df.Task.any([timer, context.df.callActivity("act")]);
      return "over";
    });
    await run.begin();
    await run.take(done(1));
    expect(run.instance.status).toBe("Running");
    await run.take(fired(0, birth + 1000));
    expect(run.instance.status).toBe("Completed");
  });
});

test("a retry waits longer each time, up to its limit", async () => {
  const run = new Run(function* (context) {
    const retry = new df.RetryOptions(1000, 5);
    retry.backoffCoefficient = 3;
    retry.maxRetryIntervalInMilliseconds = 5000;
    yield context.df.callActivityWithRetry("act", retry);
  });
  await run.begin();
  const waits: number[] = [];
  for (let taskId = 0; taskId < 10; taskId += 2) {
    const [timer] = await run.take(failed(taskId));
    waits.push(timer?.kind === "timer" ? Date.parse(timer.fireAt) - run.now : NaN);
    run.now += waits.at(-1) ?? 0;
    await run.take(fired(taskId + 1, run.now));
  }
  expect(waits).toEqual([1000, 3000, 5000, 5000, 0]);
  expect([run.instance.status, run.output()]).toEqual([
    "Failed",
    "Orchestrator function 'case' failed: no \n ",
  ]);
});

describe("what this host cannot do, or what would hang for ever in Azure, fails and says why", () => {
  const start = (): Run => {
    const run = new Run(idle);
    run.answer(
      { isDone: false, actions: [[{ actionType: 6, externalEventName: "go" }]] },
      started(run.instance),
    );
    expect(run.instance.status).toBe("Running");
    return run;
  };
  const raised: Message = { EventType: eventType.eventRaised, Name: "go", Input: "1" };
  const wait = { actionType: 6, externalEventName: "go" } as const;
  const end = (next: Action | undefined, rest: Partial<Answer> = {}): [string, string] => {
    const run = start();
    run.answer({ isDone: false, actions: [[wait, ...(next ? [next] : [])]], ...rest }, raised);
    return [run.instance.status, run.output()];
  };
  const act: Action = { actionType: 0, functionName: "act" };
  const threw: Partial<Answer> = { threw: true };

  test.each<[string, Action | undefined, Partial<Answer>, string]>([
    [
      "an activity nobody registered",
      { ...act, functionName: "nobody" },
      {},
      "activity 'nobody' is not registered",
    ],
    [
      "a child nobody registered",
      { actionType: 2, functionName: "nobody" },
      {},
      "'nobody' is not registered",
    ],
    ["something thrown that is no Error", undefined, threw, "it threw something that is not an Error"],
    ["a wait for nothing", undefined, {}, "no activity, timer, child or event is left to wake it"],
    ["a call over HTTP", { actionType: 8 }, {}, "models no entities, locks or durable HTTP calls"],
    [
      "a child with a version",
      { actionType: 2, functionName: "child", version: "2" },
      {},
      "models no versions",
    ],
    [
      "a timer without a time",
      { actionType: 5, fireAt: "never", isCanceled: false },
      {},
      "a time that is no date",
    ],
    ["an output too large", undefined, { isDone: true, output: "x".repeat(200_001) }, "the output has 200"],
    ["an input too large", { ...act, input: "é".repeat(40_000) }, {}, "the input of 'act' has 240"],
    ["a custom status too large", act, { customStatus: "x".repeat(9_000) }, "the custom status has 9"],
  ])("%s", (_, action, rest, reason) => {
    const [status, output] = end(action, rest);
    expect(status).toBe("Failed");
    expect(output).toContain(reason);
  });

  test("nothing of a refused turn is carried out", () => {
    const run = start();
    const both = [
      wait,
      {
        actionType: 12,
        compoundActions: [
          { actionType: 0, functionName: "act" },
          { actionType: 0, functionName: "nobody" },
        ],
      },
    ] as const;
    expect(run.answer({ isDone: false, actions: [both] }, raised)).toEqual([]);
  });
});

test("events that nobody waited for are lost when the orchestrator continues as new", async () => {
  const run = new Run(function* (context) {
    yield context.df.waitForExternalEvent("go");
    yield context.df.callActivity("act");
    context.df.continueAsNew({});
  });
  const raise: Message = { EventType: eventType.eventRaised, Name: "go", Input: "1" };
  await run.begin();
  await run.take(raise);
  await run.take(raise);
  await run.take(done(0));
  expect(run.instance).toMatchObject({ isFresh: true, generation: 1, executionId: "next", input: "{}" });
  expect(await run.take()).toEqual([]);
  expect(run.instance.status).toBe("Running");
});

test("a suspended instance asks for nothing; it goes on where it was when it is resumed", async () => {
  const run = new Run(function* (context) {
    yield context.df.waitForExternalEvent("go");
    const result: unknown = yield context.df.callActivity("act");
    return result;
  });
  await run.begin();
  await run.take({ EventType: eventType.executionSuspended, Reason: "pause" });
  expect([run.instance.status, run.output()]).toEqual(["Suspended", "pause"]);
  expect(await run.take({ EventType: eventType.eventRaised, Name: "go", Input: "1" })).toEqual([]);
  expect(await run.take({ EventType: eventType.executionResumed, Reason: "on" })).toMatchObject([
    { kind: "activity" },
  ]);
  await run.take(done(0));
  expect([run.instance.status, run.output()]).toEqual(["Completed", "1"]);
});

test("what fails while the instance is suspended is retried from its resumption on", async () => {
  const run = new Run(function* (context) {
    yield context.df.callActivityWithRetry("act", new df.RetryOptions(1000, 3));
  });
  await run.begin();
  await run.take({ EventType: eventType.executionSuspended, Reason: "pause" });
  run.now += 60_000;
  await run.take(failed(0));
  run.now += 60_000;
  expect(await run.take({ EventType: eventType.executionResumed, Reason: "on" })).toEqual([
    { kind: "timer", taskId: 1, fireAt: new Date(run.now + 1000).toISOString() },
  ]);
});

test("of two waits for one event the younger is served first", () => {
  const run = new Run(idle);
  const wait = { actionType: 6, externalEventName: "go" } as const;
  const act = { actionType: 0, functionName: "act" } as const;
  const older = { actionType: 12, compoundActions: [wait, act] } as const;
  const actions = [[{ actionType: 11, compoundActions: [older, wait] } as const, act]];
  const answer: Answer = { isDone: false, actions };
  expect(run.answer(answer, started(run.instance))).toHaveLength(1);
  const raised: Message = { EventType: eventType.eventRaised, Name: "go", Input: "1" };
  expect(run.answer(answer, raised)).toMatchObject([{ kind: "activity", taskId: 1 }]);
});
