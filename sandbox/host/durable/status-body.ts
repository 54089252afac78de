/** How the extension's HTTP API shows an instance. */
import type { HistoryRow, Instance } from "./instance.ts";
import { eventType, type HistoryEvent } from "./protocol.ts";

export interface Shown {
  readonly input: boolean;
  readonly historyOutput: boolean;
}

export function statusBody(instance: Instance, shown: Pick<Shown, "input">): object {
  return {
    name: instance.name,
    instanceId: instance.id,
    runtimeStatus: instance.status,
    input: shown.input ? parsed(instance.input) : null,
    customStatus: parsed(instance.customStatus),
    output: parsed(instance.output),
    createdTime: toSeconds(instance.createdAt),
    lastUpdatedTime: toSeconds(instance.updatedAt),
  };
}

/** A scheduled row disappears behind the row that answers it; a timer keeps both. */
export function historyBody(rows: readonly HistoryRow[], shown: Shown): object[] {
  const events = rows.map(({ event }) => event);
  const answered = new Set(
    events.flatMap((event) => ("TaskScheduledId" in event ? event.TaskScheduledId : [])),
  );
  return events
    .filter((event) => event.EventType === eventType.timerCreated || !answered.has(event.EventId))
    .flatMap((event) => entry(event, events, shown));
}

function entry(event: HistoryEvent, all: readonly HistoryEvent[], shown: Shown): object[] {
  const show = (name: string, members: object): object[] => [
    { EventType: name, ...members, Timestamp: event.Timestamp },
  ];
  const result = (json: string | null): object => (shown.historyOutput ? { Result: parsed(json) } : {});
  switch (event.EventType) {
    case eventType.executionStarted:
      return show("ExecutionStarted", { Input: event.Input, FunctionName: event.Name });
    case eventType.taskScheduled:
      return show("TaskScheduled", { FunctionName: event.Name });
    case eventType.childCreated:
      return show("SubOrchestrationInstanceCreated", { FunctionName: event.Name });
    case eventType.taskCompleted:
      return show("TaskCompleted", { ...result(event.Result), ...scheduling(event.TaskScheduledId, all) });
    case eventType.childCompleted:
      return show("SubOrchestrationInstanceCompleted", {
        ...result(event.Result),
        ...scheduling(event.TaskScheduledId, all),
      });
    case eventType.taskFailed:
    case eventType.childFailed: {
      const name = event.EventType === eventType.taskFailed ? "TaskFailed" : "SubOrchestrationInstanceFailed";
      const { Reason, Details, FailureDetails } = event;
      return show(name, { Reason, Details, FailureDetails, ...scheduling(event.TaskScheduledId, all) });
    }
    case eventType.timerCreated:
      return show("TimerCreated", { FireAt: event.FireAt });
    case eventType.timerFired:
      return show("TimerFired", { FireAt: event.FireAt });
    case eventType.eventRaised:
      return show("EventRaised", { Name: event.Name, Input: event.Input });
    case eventType.executionSuspended:
      return show("ExecutionSuspended", { Reason: event.Reason });
    case eventType.executionResumed:
      return show("ExecutionResumed", { Reason: event.Reason });
    case eventType.executionTerminated:
      return show("ExecutionTerminated", { Input: event.Input });
    case eventType.executionCompleted:
      return show("ExecutionCompleted", {
        OrchestrationStatus: event.OrchestrationStatus,
        ...result(event.Result),
        FailureDetails: null,
      });
    case eventType.turnStarted:
    case eventType.turnCompleted:
      return [];
  }
}

function scheduling(taskId: number, all: readonly HistoryEvent[]): object {
  const event = all.find(({ EventId }) => EventId === taskId);
  if (!event || !("Name" in event)) return {};
  return { ScheduledTime: event.Timestamp, FunctionName: event.Name, Input: null };
}

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

/** Times of a status have whole seconds. */
const toSeconds = (time: string): string => `${time.slice(0, 19)}Z`;
