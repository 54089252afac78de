import type { HistoryRow, Instance, PendingMessage } from "./instance.ts";
import type { ClosedTurn } from "./step.ts";

export interface StoredInstance {
  readonly instance: Instance;
  readonly rows: readonly HistoryRow[];
  readonly messages: readonly PendingMessage[];
}

/** Where a task hub is kept. */
export interface Store {
  open(): Promise<void>;
  list(): Promise<Instance[]>;
  read(id: string): Promise<Instance | undefined>;
  history(instance: Instance): Promise<HistoryRow[]>;
  /** Replaces an ended instance of this id. False when an unfinished one has the id. */
  create(instance: Instance, first: PendingMessage): Promise<boolean>;
  /** Keeps a message until a turn consumes it. A second one under its key is dropped, and the first one returned. */
  keep(id: string, message: PendingMessage): Promise<PendingMessage>;
  /** All of a turn or nothing of it. Throws HubTakenOver when anybody else wrote the instance meanwhile. */
  commit(before: Instance, turn: ClosedTurn, consumed: readonly string[]): Promise<void>;
  /** Takes an instance over from a host that is gone: what that one may still send is refused from here on. */
  claim(id: string): Promise<StoredInstance | undefined>;
  purge(id: string): Promise<void>;
}

/** Somebody else writes to this hub: another host, or what a killed one had sent. */
export class HubTakenOver extends Error {
  override readonly name = "HubTakenOver";
}
