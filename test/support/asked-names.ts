import { type Action, actionType, type Answer } from "../../sandbox/host/durable/protocol.ts";

/** The names of what an orchestrator asked for, in order: activities, children, `timer`, `wait:` and the event's name. */
export function askedNames(answer: Answer): string[] {
  return answer.actions.flat().flatMap(namesOf);
}

function namesOf(action: Action): string[] {
  if ("functionName" in action) return [action.functionName];
  if ("compoundActions" in action) return action.compoundActions.flatMap(namesOf);
  if (action.actionType === actionType.timer) return ["timer"];
  if (action.actionType === actionType.waitForEvent) return [`wait:${action.externalEventName}`];
  return [`action ${action.actionType}`];
}
