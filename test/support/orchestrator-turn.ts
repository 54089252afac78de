/** The only place that reaches into durable-functions' own test tools: pinned to 3.5.0, replaced by `testing` of 4.x. */
import type { InvocationContext } from "@azure/functions";
import type { OrchestrationHandler } from "durable-functions";
import { createOrchestrator } from "durable-functions/lib/src/util/testingUtils.js";
import type { Answer, HistoryEvent } from "../../sandbox/host/durable/protocol.ts";

export interface Turn {
  readonly instanceId: string;
  readonly parentInstanceId: string | null;
  /** JSON. */
  readonly input: string | null;
  readonly isReplaying: boolean;
  readonly history: readonly HistoryEvent[];
}

const outOfProcData = "\n\n$OutOfProcData$:";

/** Replays the history through the real engine and tells all that the orchestrator has asked for since its start. */
export async function orchestratorTurn(
  handler: OrchestrationHandler,
  turn: Turn,
  context: InvocationContext,
): Promise<Answer> {
  const trigger = {
    ...turn,
    input: turn.input === null ? null : (JSON.parse(turn.input) as unknown),
    upperSchemaVersion: 1,
    upperSchemaVersionNew: 3,
    longRunningTimerIntervalDuration: "3.00:00:00",
    maximumShortTimerDuration: "6.00:00:00",
    defaultHttpAsyncRequestSleepTimeMillseconds: 30_000,
  };
  // As JSON, as over the wire: the engine turns time stamps into Dates in place.
  const sent: unknown = JSON.parse(JSON.stringify(trigger));
  try {
    return JSON.parse(JSON.stringify(await createOrchestrator(handler)(sent, context))) as Answer;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = message.indexOf(outOfProcData);
    if (at < 0) throw error;
    return { ...(JSON.parse(message.slice(at + outOfProcData.length)) as Answer), threw: true };
  }
}
