import type { SchedulingEvent } from "./protocol.ts";

/** Tells whether a step is over; an over step lets the walk go on. */
export type Step = () => boolean;

/** A row to be, with what has to be handed to the activity or child. */
export interface Asked {
  readonly event: SchedulingEvent;
  readonly input?: unknown;
}

export interface Replay {
  now: number;
  executionId: string;
  nextId: number;
  /** Asked for, but not found in the history yet. */
  readonly asked: Map<number, Asked>;
  /** Activities, children and timers without an answer. The callback learns whether the answer is a failure. */
  readonly open: Map<number, (failed: boolean) => void>;
  /** By name in lower case; the youngest wait is served first. */
  readonly waits: Map<string, (() => void)[]>;
  /** By name in lower case: how many events came that nobody waited for yet. */
  readonly unconsumed: Map<string, number>;
  /** The walk has come to the end of the actions. */
  finished: boolean;
  suspended: boolean;
  terminated: string | undefined;
  continuedAsNew: { readonly input: unknown } | undefined;
  /** Why this instance must fail although its orchestrator did not. */
  refused: string | undefined;
}
