import { largestInbox } from "./batches.ts";
import { type Clock, ringAt } from "./clock.ts";
import type { Executor } from "./executor.ts";
import { hexId } from "./hex-id.ts";
import type { HistoryRow, Instance, PendingMessage } from "./instance.ts";
import { openWork, type Work } from "./open-work.ts";
import { eventType, isEnded, type Message, type MessageEvent } from "./protocol.ts";
import { closeTurn, openTurn } from "./step.ts";
import type { Store, StoredInstance } from "./store.ts";

export interface LiveParts {
  readonly store: Store;
  readonly executor: Executor;
  readonly clock: Clock;
  readonly isStopped: () => boolean;
  /** Lets work go on by itself; a failure of it ends the host. */
  readonly background: (work: Promise<void>) => void;
  /** Called after a commit, with what follows from it. */
  readonly carryOut: (live: LiveInstance, work: readonly Work[]) => void;
  readonly ended: (instance: Instance) => void;
}

/** An instance that has not ended, as it stands in the table, and what it waits for in this process. */
export class LiveInstance {
  readonly #parts: LiveParts;
  readonly #inbox: PendingMessage[];
  readonly #alarms = new Set<() => void>();
  #instance: Instance;
  #rows: readonly HistoryRow[];
  #isTurning = false;
  #arrivals: Promise<void> = Promise.resolve();

  constructor(parts: LiveParts, { instance, rows, messages }: StoredInstance) {
    this.#parts = parts;
    this.#instance = instance;
    this.#rows = rows;
    this.#inbox = [...messages];
  }

  get instance(): Instance {
    return this.#instance;
  }

  /** What nobody has answered yet: after a start it has to be done again. */
  unanswered(): Work[] {
    return openWork(
      this.#rows,
      this.#inbox.map(({ event }) => event),
    );
  }

  /** Takes messages in the order in which they were sent, whichever of them is stored first. */
  async arrive(stored: Promise<PendingMessage>): Promise<void> {
    const earlier = this.#arrivals;
    this.#arrivals = (async () => {
      const message = await stored;
      await earlier;
      this.#receive(message);
    })();
    await this.#arrivals;
  }

  /** A second delivery of what waits already is dropped. */
  #receive(message: PendingMessage): void {
    if (message.key !== undefined && this.#inbox.some(({ key }) => key === message.key)) return;
    this.#inbox.push(message);
    this.wake();
  }

  ringFor({ taskId, fireAt }: Work & { kind: "timer" }): void {
    const cancel = ringAt(this.#parts.clock, Date.parse(fireAt), () => {
      this.#alarms.delete(cancel);
      const fired = { EventType: eventType.timerFired, TimerId: taskId, FireAt: fireAt };
      this.#receive({ key: undefined, event: stamped(fired, this.#parts.clock) });
    });
    this.#alarms.add(cancel);
  }

  silence(): void {
    for (const cancel of this.#alarms) cancel();
  }

  /** Takes turns, one after the other, as long as one is due. */
  wake(): void {
    if (!this.#isTurning) this.#parts.background(this.#takeTurns());
  }

  async #takeTurns(): Promise<void> {
    this.#isTurning = true;
    while (this.#isDue()) await this.#takeTurn();
    this.#isTurning = false;
  }

  #isDue(): boolean {
    if (this.#parts.isStopped() || isEnded(this.#instance.status)) return false;
    return this.#instance.isFresh || this.#inbox.length > 0;
  }

  async #takeTurn(): Promise<void> {
    const { store, executor, clock, carryOut, ended } = this.#parts;
    const taken = this.#instance.isFresh ? [] : this.#inbox.slice(0, largestInbox);
    const events = taken.map(({ event }) => event);
    const turn = openTurn(this.#instance, this.#rows, events, timeOf(clock));
    const answer = await executor.orchestrate(turn);
    const closed = closeTurn(turn, answer, executor.known, timeOf(clock), hexId());
    const consumed = taken.flatMap(({ key }) => key ?? []);
    await store.commit(this.#instance, closed, consumed);
    this.#inbox.splice(0, taken.length);
    this.#rows = closed.instance.isFresh ? [] : [...this.#rows, ...closed.rows];
    this.#instance = closed.instance;
    if (!isEnded(closed.instance.status)) {
      carryOut(this, openWork(closed.rows, []));
      return;
    }
    this.silence();
    ended(closed.instance);
  }
}

export const timeOf = (clock: Clock): string => new Date(clock.now()).toISOString();

export const stamped = (message: Message, clock: Clock): MessageEvent => ({
  ...message,
  EventId: -1,
  IsPlayed: false,
  Timestamp: timeOf(clock),
});
