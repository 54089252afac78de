import type { HistoryRow } from "./instance.ts";
import { eventType, type HistoryEvent } from "./protocol.ts";

/** What has to be done outside an instance before it can go on. */
export type Work =
  | {
      readonly kind: "activity";
      readonly taskId: number;
      readonly name: string;
      readonly input: string | undefined;
    }
  | {
      readonly kind: "child";
      readonly taskId: number;
      readonly name: string;
      readonly instanceId: string;
      readonly input: string | undefined;
    }
  | { readonly kind: "timer"; readonly taskId: number; readonly fireAt: string };

/** Everything scheduled in these rows that neither they nor the waiting messages answer. */
export function openWork(rows: readonly HistoryRow[], waiting: readonly HistoryEvent[]): Work[] {
  const answered = new Set([...rows.map(({ event }) => event), ...waiting].map(answeredTask));
  return rows.flatMap(workOf).filter(({ taskId }) => !answered.has(taskId));
}

function workOf({ event, input }: HistoryRow): Work[] {
  const taskId = event.EventId;
  if (event.EventType === eventType.taskScheduled)
    return [{ kind: "activity", taskId, name: event.Name, input }];
  if (event.EventType === eventType.childCreated)
    return [{ kind: "child", taskId, name: event.Name, instanceId: event.InstanceId, input }];
  return event.EventType === eventType.timerCreated ? [{ kind: "timer", taskId, fireAt: event.FireAt }] : [];
}

function answeredTask(event: HistoryEvent): number | undefined {
  if ("TaskScheduledId" in event) return event.TaskScheduledId;
  return "TimerId" in event ? event.TimerId : undefined;
}
