/**
 * Runs orchestration instances: an instance takes one turn at a time, each turn is committed before anything follows from
 * it, and after a start everything that was under way is taken up again. Activities and events come at least once.
 */
import { randomUUID } from "node:crypto";
import type { Log } from "../core-api.ts";
import { activityAnswer, childAnswer, childFailed } from "./answers.ts";
import { largestInbox } from "./batches.ts";
import { type Clock, ringAt } from "./clock.ts";
import type { Executor } from "./executor.ts";
import type { HistoryRow, Instance, PendingMessage } from "./instance.ts";
import { openWork, type Work } from "./open-work.ts";
import { EngineStopped, type PatientStore, patientStore } from "./patient-store.ts";
import { eventType, isEnded, type Message, type MessageEvent, type ParentInstance } from "./protocol.ts";
import { closeTurn, openTurn, started } from "./step.ts";
import type { Store, StoredInstance } from "./store.ts";

export interface EngineOptions {
  readonly store: Store;
  readonly executor: Executor;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when the engine cannot go on: the host has to end, and to say why. */
  readonly fatal: (error: unknown) => void;
}

export interface Order {
  readonly name: string;
  readonly id: string;
  readonly input: string | null;
  readonly parent: ParentInstance | null;
}

/** An instance that has not ended, as it stands in the table, and what it waits for in this process. */
interface Live {
  instance: Instance;
  version: string;
  rows: readonly HistoryRow[];
  readonly inbox: PendingMessage[];
  readonly alarms: Set<() => void>;
  isTurning: boolean;
}

export class Engine {
  readonly #options: EngineOptions;
  readonly #live = new Map<string, Live>();
  readonly #starting = new Set<string>();
  #isStopped = false;
  #events = 0;
  readonly store: PatientStore;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.store = patientStore(options.store, options.clock, options.log);
  }

  /** Takes over what an earlier host left unfinished. No turn runs before all of it is known. */
  async start(): Promise<void> {
    await this.store.open();
    for (const { id, status } of await this.store.list()) {
      const stored = isEnded(status) ? undefined : await this.store.claim(id);
      if (stored) this.#admit(stored);
    }
    const recovered = [...this.#live.values()];
    for (const live of recovered) {
      const waiting = live.inbox.map(({ event }) => event);
      this.#carryOut(live, openWork(live.rows, waiting));
      this.#wake(live);
    }
    this.#options.log("information", "Host.Durable", `${recovered.length} unfinished instances taken up`);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const live of this.#live.values()) for (const cancel of live.alarms) cancel();
    await this.store.stop();
  }

  /** False when an unfinished instance has this id; an ended one is replaced. */
  async create({ name, id, input, parent }: Order): Promise<boolean> {
    if (this.#live.has(id) || this.#starting.has(id)) return false;
    this.#starting.add(id);
    try {
      const now = this.#now();
      const instance: Instance = {
        ...{ id, name, executionId: parent ? hexId() : randomUUID(), generation: 0, parent, input },
        ...{ status: "Pending", output: null, failureDetails: null, customStatus: null },
        ...{ createdAt: now, updatedAt: now, historyLength: 0, isFresh: false },
      };
      const first = { key: "start", event: started(instance) };
      const version = await this.store.create(instance, first);
      if (version === undefined) return false;
      this.#wake(this.#admit({ instance, version, rows: [], messages: [first] }));
      return true;
    } finally {
      this.#starting.delete(id);
    }
  }

  /** Resolves when the message is stored. What is for an execution that is over is dropped. */
  async deliver(id: string, message: Message, key = this.#eventKey(), executionId?: string): Promise<void> {
    const live = this.#live.get(id);
    if (!live || (executionId !== undefined && live.instance.executionId !== executionId)) return;
    const kept = await this.store.keep(id, { key, event: this.#stamped(message) });
    if (live.inbox.some((waiting) => waiting.key === kept.key)) return;
    live.inbox.push(kept);
    this.#wake(live);
  }

  async find(id: string): Promise<Instance | undefined> {
    return this.#live.get(id)?.instance ?? (await this.store.read(id));
  }

  #admit({ instance, version, rows, messages }: StoredInstance): Live {
    const live = {
      instance,
      version,
      rows,
      inbox: [...messages],
      alarms: new Set<() => void>(),
      isTurning: false,
    };
    this.#live.set(instance.id, live);
    return live;
  }

  #wake(live: Live): void {
    if (!live.isTurning) this.#background(this.#takeTurns(live));
  }

  async #takeTurns(live: Live): Promise<void> {
    live.isTurning = true;
    const isDue = (): boolean =>
      !this.#isStopped &&
      this.#live.get(live.instance.id) === live &&
      (live.instance.isFresh || live.inbox.length > 0);
    while (isDue()) await this.#takeTurn(live);
    live.isTurning = false;
  }

  async #takeTurn(live: Live): Promise<void> {
    const { executor } = this.#options;
    const taken = live.instance.isFresh ? [] : live.inbox.slice(0, largestInbox);
    const events = taken.map(({ event }) => event);
    const turn = openTurn(live.instance, live.rows, events, this.#now());
    const answer = await executor.orchestrate(turn);
    const closed = closeTurn(turn, answer, executor.known, this.#now(), hexId());
    const consumed = taken.flatMap(({ key }) => key ?? []);
    live.version = await this.store.commit(live.version, live.instance, closed, consumed);
    live.inbox.splice(0, taken.length);
    live.rows = closed.instance.isFresh ? [] : [...live.rows, ...closed.rows];
    live.instance = closed.instance;
    if (isEnded(closed.instance.status)) this.#retire(live);
    else this.#carryOut(live, openWork(closed.rows, []));
  }

  #retire(live: Live): void {
    for (const cancel of live.alarms) cancel();
    this.#live.delete(live.instance.id);
    this.#background(this.#answerParent(live.instance));
  }

  #carryOut(live: Live, work: readonly Work[]): void {
    for (const item of work) {
      if (item.kind === "timer") this.#arm(live, item);
      else if (item.kind === "child") this.#background(this.#startChild(live.instance, item));
      else this.#background(this.#runActivity(live.instance, item));
    }
  }

  #arm(live: Live, { taskId, fireAt }: Work & { kind: "timer" }): void {
    const cancel = ringAt(this.#options.clock, Date.parse(fireAt), () => {
      live.alarms.delete(cancel);
      const fired = { EventType: eventType.timerFired, TimerId: taskId, FireAt: fireAt };
      live.inbox.push({ key: undefined, event: this.#stamped(fired) });
      this.#wake(live);
    });
    live.alarms.add(cancel);
  }

  async #runActivity(
    instance: Instance,
    { taskId, name, input }: Work & { kind: "activity" },
  ): Promise<void> {
    const answer = await this.#options.executor.act(instance.id, name, input);
    const key = `activity-${instance.executionId}-${taskId}`;
    await this.deliver(instance.id, activityAnswer(taskId, answer), key, instance.executionId);
  }

  /** After a restart the child may be there already, or have ended. */
  async #startChild(
    instance: Instance,
    { taskId, name, instanceId, input }: Work & { kind: "child" },
  ): Promise<void> {
    const parent: ParentInstance = {
      Name: instance.name,
      OrchestrationInstance: { InstanceId: instance.id, ExecutionId: instance.executionId },
      TaskScheduleId: taskId,
      Version: null,
    };
    const found = await this.find(instanceId);
    if (found?.parent && isSame(found.parent, parent)) return this.#answerParent(found);
    if (await this.create({ name, id: instanceId, input: input ?? null, parent })) return;
    const reason = `An Orchestration instance with the status ${found?.status ?? "Running"} already exists.`;
    await this.deliver(
      instance.id,
      childFailed(taskId, reason, reason),
      childKey(parent),
      instance.executionId,
    );
  }

  async #answerParent(child: Instance): Promise<void> {
    const { parent, status } = child;
    if (!parent || !isEnded(status)) return;
    const { InstanceId, ExecutionId } = parent.OrchestrationInstance;
    await this.deliver(InstanceId, childAnswer(child, parent), childKey(parent), ExecutionId);
  }

  #background(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!(error instanceof EngineStopped)) this.#options.fatal(error);
    });
  }

  #stamped = (message: Message): MessageEvent => ({
    ...message,
    EventId: -1,
    IsPlayed: false,
    Timestamp: this.#now(),
  });
  #now = (): string => new Date(this.#options.clock.now()).toISOString();
  #eventKey = (): string => `event-${String(this.#events++).padStart(9, "0")}-${hexId()}`;
}

const hexId = (): string => randomUUID().replaceAll("-", "");

const isSame = (a: ParentInstance, b: ParentInstance): boolean => childKey(a) === childKey(b);

const childKey = ({ OrchestrationInstance, TaskScheduleId }: ParentInstance): string =>
  `child-${OrchestrationInstance.ExecutionId}-${TaskScheduleId}`;
