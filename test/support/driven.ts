/** What is known of a run after it was driven. */
import type { LogLevel } from "@azure/functions";
import type { HistoryRow, Instance } from "../../sandbox/host/durable/instance.ts";

/** One try of an activity. */
export interface DrivenStep {
  readonly atSeconds: number;
  readonly instanceId: string;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Undefined when it threw. */
  readonly result: unknown;
  readonly threw: string | undefined;
}

/** What a turn was shown (the length of history) and the names of what it newly asked for. */
export interface DrivenTurn {
  readonly shown: number;
  readonly asked: readonly string[];
}

interface DrivenInstance {
  readonly instance: Instance;
  readonly rows: readonly HistoryRow[];
  readonly turns: readonly DrivenTurn[];
}

export interface LogLine {
  readonly level: LogLevel;
  readonly name: string;
  readonly args: readonly unknown[];
}

export interface Driven {
  readonly status: Instance["status"];
  readonly output: unknown;
  readonly instances: ReadonlyMap<string, DrivenInstance>;
  readonly steps: readonly DrivenStep[];
  readonly log: readonly LogLine[];
  readonly seconds: number;
}
