/** A case as it was recorded: what every turn of every instance was shown, and what it newly asked for. */
import type { HistoryEvent } from "../../sandbox/host/durable/protocol.ts";
import type { Driven, DrivenTurn } from "./driven.ts";

export interface RecordedInstance {
  readonly id: string;
  readonly runbook: string;
  readonly parent: string | null;
  /** JSON, as handed to the orchestrator. */
  readonly input: string | null;
  /** JSON. */
  readonly output: string | null;
  readonly history: readonly HistoryEvent[];
  readonly turns: readonly DrivenTurn[];
}

/** A turn is shown the history so far, less what it asks for itself. */
export const recordedCase = ({ instances }: Driven): RecordedInstance[] =>
  [...instances.values()].map(({ instance, rows, turns }) => ({
    id: instance.id,
    runbook: instance.name,
    parent: instance.parent?.OrchestrationInstance.InstanceId ?? null,
    input: instance.input,
    output: instance.output,
    history: rows.map(({ event }) => event),
    turns,
  }));
