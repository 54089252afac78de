/**
 * Runs orchestration instances: an instance takes one turn at a time, each turn is committed before anything follows from
 * it, and after a start everything that was under way is taken up again. Activities and events come at least once.
 */
import { randomUUID } from "node:crypto";
import type { Log } from "../core-api.ts";
import { activityAnswer, childAnswer, childFailed, childKey } from "./answers.ts";
import type { Clock } from "./clock.ts";
import type { Executor } from "./executor.ts";
import { hexId } from "./hex-id.ts";
import type { Instance } from "./instance.ts";
import { LiveInstance, stamped, timeOf } from "./live-instance.ts";
import type { Work } from "./open-work.ts";
import { EngineStopped, type PatientStore, patientStore } from "./patient-store.ts";
import { isEnded, type Message, type ParentInstance } from "./protocol.ts";
import { started } from "./step.ts";
import { HubTakenOver, type Store, type StoredInstance } from "./store.ts";

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

export class Engine {
  readonly store: PatientStore;
  readonly #options: EngineOptions;
  readonly #live = new Map<string, LiveInstance>();
  readonly #starting = new Set<string>();
  #isStopped = false;
  #eventCount = 0;

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
      this.#carryOut(live, live.unanswered());
      live.wake();
    }
    this.#options.log("information", "Host.Durable", `${recovered.length} unfinished instances taken up`);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const live of this.#live.values()) live.silence();
    await this.store.stop();
  }

  /** False when an unfinished instance has this id; an ended one is replaced. */
  async create({ name, id, input, parent }: Order): Promise<boolean> {
    if (this.#live.has(id) || this.#starting.has(id)) return false;
    this.#starting.add(id);
    try {
      const now = timeOf(this.#options.clock);
      const instance: Instance = {
        ...{ id, name, executionId: parent ? hexId() : randomUUID(), generation: 0, parent, input },
        ...{ status: "Pending", output: null, failureDetails: null, customStatus: null },
        ...{ createdAt: now, updatedAt: now, historyLength: 0, isFresh: false },
      };
      const first = { key: "start", event: started(instance) };
      if (!(await this.store.create(instance, first))) return false;
      this.#admit({ instance, rows: [], messages: [first] }).wake();
      return true;
    } finally {
      this.#starting.delete(id);
    }
  }

  /** Resolves when the event is stored; false when nothing of this id runs any more. */
  async raise(id: string, event: Message): Promise<boolean> {
    const live = this.#live.get(id);
    if (!live) return false;
    const place = String(this.#eventCount++).padStart(9, "0");
    await this.#deliver(live, event, `event-${place}-${hexId()}`);
    return true;
  }

  /** An instance can be found once its start has been answered. */
  async find(id: string): Promise<Instance | undefined> {
    if (this.#starting.has(id)) return undefined;
    const live = this.#live.get(id);
    if (live) return live.instance;
    const stored = await this.store.read(id);
    if (!stored || isEnded(stored.status) || this.#live.has(id) || this.#starting.has(id)) return stored;
    throw new HubTakenOver(
      `Instance '${id}' runs, but not in this host. Does a second one run on this task hub?`,
    );
  }

  #admit(stored: StoredInstance): LiveInstance {
    const live = new LiveInstance(
      {
        ...{ store: this.store, executor: this.#options.executor, clock: this.#options.clock },
        isStopped: () => this.#isStopped,
        background: (work) => this.#background(work),
        carryOut: (instance, work) => this.#carryOut(instance, work),
        ended: (instance) => {
          this.#live.delete(instance.id);
          this.#background(this.#answerParent(instance));
        },
      },
      stored,
    );
    this.#live.set(stored.instance.id, live);
    return live;
  }

  async #deliver(live: LiveInstance, message: Message, key: string): Promise<void> {
    const event = stamped(message, this.#options.clock);
    await live.arrive(this.store.keep(live.instance.id, { key, event }));
  }

  #carryOut(live: LiveInstance, work: readonly Work[]): void {
    for (const item of work) {
      if (item.kind === "timer") live.ringFor(item);
      else if (item.kind === "child") this.#background(this.#startChild(live, item));
      else this.#background(this.#runActivity(live, item));
    }
  }

  async #runActivity(
    live: LiveInstance,
    { taskId, name, input }: Work & { kind: "activity" },
  ): Promise<void> {
    const { id, executionId } = live.instance;
    const answer = await this.#options.executor.act(id, name, input);
    if (this.#awaits(live, executionId))
      await this.#deliver(live, activityAnswer(taskId, answer), `activity-${executionId}-${taskId}`);
  }

  /** After a restart the child may be there already, or have ended. */
  async #startChild(
    live: LiveInstance,
    { taskId, name, instanceId, input }: Work & { kind: "child" },
  ): Promise<void> {
    const { id: InstanceId, executionId: ExecutionId, name: Name } = live.instance;
    const parent: ParentInstance = {
      ...{ Name, OrchestrationInstance: { InstanceId, ExecutionId }, TaskScheduleId: taskId, Version: null },
    };
    const found = await this.find(instanceId);
    if (found?.parent && childKey(found.parent) === childKey(parent)) return this.#answerParent(found);
    if (await this.create({ name, id: instanceId, input: input ?? null, parent })) return;
    const reason = `An Orchestration instance with the status ${found?.status ?? "Pending"} already exists.`;
    await this.#deliver(
      live,
      childFailed(taskId, reason, `'${instanceId}' is not a child of this call.`),
      childKey(parent),
    );
  }

  async #answerParent(child: Instance): Promise<void> {
    const { parent, status } = child;
    if (!parent || !isEnded(status)) return;
    const { InstanceId, ExecutionId } = parent.OrchestrationInstance;
    const live = this.#live.get(InstanceId);
    if (live && this.#awaits(live, ExecutionId))
      await this.#deliver(live, childAnswer(child, parent), childKey(parent));
  }

  /** An answer to an execution that is over is dropped. */
  #awaits(live: LiveInstance, executionId: string): boolean {
    const { id, executionId: current } = live.instance;
    return this.#live.get(id) === live && current === executionId;
  }

  #background(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!(error instanceof EngineStopped)) this.#options.fatal(error);
    });
  }
}
