/** What an instance is told when something it waits for is over. */
import type { ActivityAnswer } from "./executor.ts";
import type { Instance } from "./instance.ts";
import { eventType, type Message, type ParentInstance } from "./protocol.ts";

export function activityAnswer(taskId: number, answer: ActivityAnswer): Message {
  if ("result" in answer)
    return { EventType: eventType.taskCompleted, TaskScheduledId: taskId, Result: answer.result };
  return {
    EventType: eventType.taskFailed,
    TaskScheduledId: taskId,
    Reason: answer.reason,
    Details: answer.details,
    FailureDetails: null,
  };
}

export function childAnswer(child: Instance, parent: ParentInstance): Message {
  const output = child.output ?? "null";
  if (child.status === "Completed")
    return { EventType: eventType.childCompleted, TaskScheduledId: parent.TaskScheduleId, Result: output };
  const reason: unknown = JSON.parse(output);
  return childFailed(parent.TaskScheduleId, String(reason), child.failureDetails ?? "");
}

export const childFailed = (taskId: number, reason: string, details: string): Message => ({
  EventType: eventType.childFailed,
  TaskScheduledId: taskId,
  Reason: reason,
  Details: details,
  FailureDetails: null,
});

/** One for each call of a child, so that its second answer is known as such. */
export const childKey = ({ OrchestrationInstance, TaskScheduleId }: ParentInstance): string =>
  `child-${OrchestrationInstance.ExecutionId}-${TaskScheduleId}`;
