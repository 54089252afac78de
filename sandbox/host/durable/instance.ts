import type { HistoryEvent, MessageEvent, ParentInstance, RuntimeStatus } from "./protocol.ts";

/** What is known of one orchestration instance besides its history. Texts are JSON. */
export interface Instance {
  readonly id: string;
  /** As the starter spelled it; functions are found without regard to case. */
  readonly name: string;
  /** Changes with every start under this id and with every continueAsNew. */
  readonly executionId: string;
  /** Counts the executions under this id, so that rows of an earlier one are told apart. */
  readonly generation: number;
  readonly parent: ParentInstance | null;
  readonly input: string | null;
  readonly status: RuntimeStatus;
  readonly output: string | null;
  /** Of a failed instance: what its parent is told besides the output. */
  readonly failureDetails: string | null;
  readonly customStatus: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Rows of this generation that count; what a broken commit left beyond them does not. */
  readonly historyLength: number;
  /** After continueAsNew: the first turn of the generation is due although no message is there. */
  readonly isFresh: boolean;
}

/** A row of the history; `input` is what the scheduled activity or child is handed, as JSON of the action's member. */
export interface HistoryRow {
  readonly event: HistoryEvent;
  readonly input?: string;
}

/**
 * Something that waits to be played; its key makes a second delivery of the same thing visible. Without a key it is not
 * stored: a timer that fired is known from its TimerCreated row.
 */
export interface PendingMessage {
  readonly key: string | undefined;
  readonly event: MessageEvent;
}
