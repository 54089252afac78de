/**
 * Runs orchestrations and all their children on the real durable-functions engine, in virtual time. The host's side is
 * the pure core of the local host, which follows the real one; activities are functions, called through JSON.
 */
import { InvocationContext } from "@azure/functions";
import type { OrchestrationHandler } from "durable-functions";
import { activityAnswer, childAnswer } from "../../sandbox/host/durable/answers.ts";
import type { HistoryRow, Instance } from "../../sandbox/host/durable/instance.ts";
import { openWork, type Work } from "../../sandbox/host/durable/open-work.ts";
import {
  type Answer,
  eventType,
  isEnded,
  type Message,
  type MessageEvent,
  type ParentInstance,
} from "../../sandbox/host/durable/protocol.ts";
import { closeTurn, openTurn, started } from "../../sandbox/host/durable/step.ts";
import { askedNames } from "./asked-names.ts";
import type { Driven, DrivenStep, DrivenTurn, LogLine } from "./driven.ts";
import type { VirtualClock } from "./fakes/virtual-clock.ts";
import { orchestratorTurn } from "./orchestrator-turn.ts";

export type ActivityFunction = (input: unknown, context: InvocationContext) => Promise<unknown>;

export interface Hands {
  /** As a client raises it: an instance that is not there is an error, one that has ended is none. */
  readonly raise: (instanceId: string, event: string, data?: unknown) => void;
}

export interface Happening {
  readonly afterSeconds: number;
  readonly happens: (hands: Hands) => unknown;
}

export interface Drive {
  readonly clock: VirtualClock;
  readonly runbooks: readonly { readonly name: string; readonly handler: OrchestrationHandler }[];
  readonly activities: Readonly<Record<string, ActivityFunction>>;
  readonly start: { readonly name: string; readonly instanceId: string; readonly input: unknown };
  readonly happenings?: readonly Happening[];
  /** How long each activity takes. */
  readonly activitySeconds?: number;
}

interface Live {
  instance: Instance;
  rows: HistoryRow[];
  readonly turns: DrivenTurn[];
  readonly inbox: MessageEvent[];
}

interface Due {
  readonly at: number;
  readonly run: () => unknown;
}

const MOST_TURNS = 2000;

/**
 * Ends when the started instance has ended. Throws when an orchestration could not end in Azure: it returns with a timer
 * open, waits for something that never comes, or asks for a name that is not registered.
 */
export async function drive(options: Drive): Promise<Driven> {
  const driver = new Driver(options);
  return driver.run();
}

class Driver {
  readonly #options: Drive;
  readonly #began: number;
  readonly #live = new Map<string, Live>();
  readonly #agenda: Due[] = [];
  readonly #steps: DrivenStep[] = [];
  readonly #log: LogLine[] = [];
  readonly #known;
  #turnsTaken = 0;

  constructor(options: Drive) {
    this.#options = options;
    this.#began = options.clock.ms;
    const lower = (names: readonly string[]) => new Set(names.map((name) => name.toLowerCase()));
    this.#known = {
      activities: lower(Object.keys(options.activities)),
      orchestrators: lower(options.runbooks.map(({ name }) => name)),
    };
  }

  async run(): Promise<Driven> {
    const { start, happenings = [], clock } = this.#options;
    const root = this.#admit(start.name, start.instanceId, JSON.stringify(start.input), null);
    for (const { afterSeconds, happens } of happenings)
      this.#at(this.#began + afterSeconds * 1000, () => happens({ raise: this.#raise }));
    for (;;) {
      await this.#takeTurns();
      if (isEnded(root.instance.status)) break;
      await this.#nextMoment();
    }
    return {
      status: root.instance.status,
      output: root.instance.output === null ? null : (JSON.parse(root.instance.output) as unknown),
      instances: this.#live,
      steps: this.#steps,
      log: this.#log,
      seconds: (clock.ms - this.#began) / 1000,
    };
  }

  /** Everything that is due at the next moment happens before the next turn, so that messages can meet in one turn. */
  async #nextMoment(): Promise<void> {
    const at = Math.min(...this.#agenda.map((due) => due.at));
    if (at === Infinity) {
      const waiting = [...this.#live.values()].filter(({ instance }) => !isEnded(instance.status));
      throw new Error(`waits for ever: ${waiting.map(({ instance }) => instance.id).join(", ")}`);
    }
    this.#options.clock.set(Math.max(at, this.#options.clock.ms));
    const due = this.#agenda.filter((item) => item.at === at);
    this.#agenda.splice(0, Infinity, ...this.#agenda.filter((item) => item.at !== at));
    for (const { run } of due) await run();
  }

  async #takeTurns(): Promise<void> {
    for (;;) {
      const live = [...this.#live.values()].find(
        ({ inbox, instance }) => inbox.length > 0 && !isEnded(instance.status),
      );
      if (!live) return;
      if (++this.#turnsTaken > MOST_TURNS) throw new Error(`${live.instance.id} does not come to an end`);
      await this.#takeTurn(live);
    }
  }

  async #takeTurn(live: Live): Promise<void> {
    const now = this.#now();
    const turn = openTurn(live.instance, live.rows, live.inbox.splice(0), now);
    const answer = await this.#orchestrate(live, turn);
    const closed = closeTurn(turn, answer, this.#known, now, "next");
    assertCouldEndInAzure(live.instance, answer, closed.instance);
    const before = live.turns.flatMap(({ asked }) => asked).length;
    live.turns.push({ shown: turn.history.length, asked: askedNames(answer).slice(before) });
    live.instance = closed.instance;
    live.rows = [...live.rows, ...closed.rows];
    if (isEnded(live.instance.status)) this.#answerParent(live.instance);
    else for (const work of openWork(closed.rows, [])) this.#carryOut(live, work);
  }

  async #orchestrate(live: Live, turn: ReturnType<typeof openTurn>): Promise<Answer> {
    const { id, name, input, parent } = live.instance;
    const runbook = this.#options.runbooks.find((candidate) => candidate.name === name);
    if (!runbook) throw new Error(`the runbook '${name}' is not registered`);
    const parentInstanceId = parent?.OrchestrationInstance.InstanceId ?? null;
    const { history, isReplaying } = turn;
    return orchestratorTurn(
      runbook.handler,
      { instanceId: id, parentInstanceId, input, isReplaying, history },
      this.#context(name),
    );
  }

  #carryOut(live: Live, work: Work): void {
    const { taskId } = work;
    const { id } = live.instance;
    if (work.kind === "timer")
      this.#at(Date.parse(work.fireAt), () =>
        this.#deliver(id, { EventType: eventType.timerFired, TimerId: taskId, FireAt: work.fireAt }),
      );
    else if (work.kind === "child") {
      if (this.#live.has(work.instanceId)) throw new Error(`a second ${work.instanceId}`);
      const parent = parentOf(live.instance, taskId);
      this.#admit(work.name, work.instanceId, work.input ?? null, parent);
    } else
      this.#at(this.#options.clock.ms + (this.#options.activitySeconds ?? 1) * 1000, async () =>
        this.#deliver(id, activityAnswer(taskId, await this.#act(id, work.name, work.input))),
      );
  }

  async #act(instanceId: string, name: string, input = "null") {
    const activity = this.#options.activities[name];
    if (!activity) throw new Error(`the activity '${name}' is not registered`);
    const given: unknown = JSON.parse(input);
    const step = {
      atSeconds: (this.#options.clock.ms - this.#began) / 1000,
      ...{ instanceId, name, input: { ...(given as Record<string, unknown>) } },
    };
    try {
      const result = JSON.stringify((await activity(given, this.#context(name))) ?? null);
      this.#steps.push({ ...step, result: JSON.parse(result) as unknown, threw: undefined });
      return { result };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#steps.push({ ...step, result: undefined, threw: message });
      return { reason: `Activity function '${name}' failed:  ${message}`, details: message };
    }
  }

  #answerParent(child: Instance): void {
    if (child.parent)
      this.#deliver(child.parent.OrchestrationInstance.InstanceId, childAnswer(child, child.parent));
  }

  #admit(name: string, id: string, input: string | null, parent: ParentInstance | null): Live {
    const now = this.#now();
    const instance: Instance = {
      ...{ id, name, executionId: `execution-of-${id}`, generation: 0, parent, input, status: "Pending" },
      ...{ output: null, failureDetails: null, customStatus: null, createdAt: now, updatedAt: now },
      ...{ historyLength: 0, isFresh: false },
    };
    const live = { instance, rows: [], turns: [], inbox: [started(instance)] };
    this.#live.set(id, live);
    return live;
  }

  #raise = (instanceId: string, event: string, data: unknown = null): void => {
    if (!this.#live.has(instanceId)) throw new Error(`there is no ${instanceId} to raise ${event} to`);
    this.#deliver(instanceId, { EventType: eventType.eventRaised, Name: event, Input: JSON.stringify(data) });
  };

  #deliver(id: string, message: Message): void {
    const live = this.#live.get(id);
    if (!live || isEnded(live.instance.status)) return;
    live.inbox.push({ ...message, EventId: -1, IsPlayed: false, Timestamp: this.#now() });
  }

  #context(functionName: string): InvocationContext {
    return new InvocationContext({
      functionName,
      invocationId: "driven",
      logHandler: (level, ...args) => this.#log.push({ level, name: functionName, args }),
    });
  }

  #at(at: number, run: () => unknown): void {
    this.#agenda.push({ at, run });
  }

  #now = (): string => this.#options.clock.now().toISOString();
}

const parentOf = (instance: Instance, taskId: number): ParentInstance => ({
  Name: instance.name,
  OrchestrationInstance: { InstanceId: instance.id, ExecutionId: instance.executionId },
  TaskScheduleId: taskId,
  Version: null,
});

/** A parent would take such an end for any failure; here it is a defect of the runbook or of the test. */
function assertCouldEndInAzure(before: Instance, answer: Answer, after: Instance): void {
  if (answer.isDone && !isEnded(after.status))
    throw new Error(`${before.id} returned while a timer, an activity or a child is open`);
  if (after.status === "Failed" && !answer.threw)
    throw new Error(`${before.id}: ${after.output ?? ""} ${after.failureDetails ?? ""}`);
}
