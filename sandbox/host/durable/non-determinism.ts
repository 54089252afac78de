import { eventType, type SchedulingEvent } from "./protocol.ts";

const kindName = {
  [eventType.taskScheduled]: "ScheduleTaskOrchestratorAction",
  [eventType.childCreated]: "CreateSubOrchestrationAction",
  [eventType.timerCreated]: "CreateTimerOrchestratorAction",
};
const question =
  "Was a change made to the orchestrator code after this instance had already started running?";

/**
 * Why a scheduling row of the history does not fit what the orchestrator asks for now; undefined when it fits.
 * Inputs are not compared. Texts of DurableTask.Core: https://github.com/Azure/durabletask, TaskOrchestrationContext.
 */
export function nonDeterminism(
  recorded: SchedulingEvent,
  asked: SchedulingEvent | undefined,
): string | undefined {
  const { kind, named } = describe(recorded);
  const before = `Non-Deterministic workflow detected: A previous execution of this orchestration scheduled ${kind} task with sequence`;
  if (!asked)
    return `${before} ${named("ID")}, but the current replay execution hasn't (yet?) scheduled this task. ${question}`;
  if (asked.EventType !== recorded.EventType)
    return `${before} ${named("number")}, but the current orchestration replay instead produced a ${kindName[asked.EventType]} action with this sequence number. ${question}`;
  if ("Name" in asked && "Name" in recorded && asked.Name.toLowerCase() !== recorded.Name.toLowerCase())
    return `${before} ${named("number")}, but the current orchestration replay instead scheduled ${kind} task named '${asked.Name}' with this sequence number.  ${question}`;
  return undefined;
}

function describe(event: SchedulingEvent): { kind: string; named: (word: "ID" | "number") => string } {
  switch (event.EventType) {
    case eventType.taskScheduled:
      return {
        kind: "an activity",
        named: (word) =>
          word === "ID"
            ? `ID ${event.EventId} and name '${event.Name}' (version '${event.Version}')`
            : `number ${event.EventId} named '${event.Name}'`,
      };
    case eventType.childCreated:
      return {
        kind: "a sub-orchestration",
        named: () =>
          `ID ${event.EventId} and name '${event.Name}' (version '', instance ID '${event.InstanceId}')`,
      };
    case eventType.timerCreated:
      return { kind: "a timer", named: () => `number ${event.EventId}` };
  }
}
