/**
 * Replays what an orchestrator asked for over the history of its instance, by the rules of DurableTask.Core, and tells
 * what is new. Pure. The engine counts its own sequence numbers while it walks the actions, one after the other; the SDK
 * counts too, and both must come to the same numbers, or results land at the wrong step.
 */
import { invoke } from "./invoke-action.ts";
import { nonDeterminism } from "./non-determinism.ts";
import { type Action, eventType, type HistoryEvent } from "./protocol.ts";
import type { Replay, Step } from "./replay.ts";

export function reconcile(history: readonly HistoryEvent[], actions: readonly Action[]): Replay {
  const replay: Replay = {
    now: 0,
    executionId: "",
    nextId: 0,
    asked: new Map(),
    open: new Map(),
    waits: new Map(),
    unconsumed: new Map(),
    finished: false,
    suspended: false,
    terminated: undefined,
    continuedAsNew: undefined,
    refused: undefined,
  };
  const walk = walker(replay, actions);
  const held: HistoryEvent[] = [];
  for (const event of history) {
    if (replay.refused !== undefined) break;
    if (event.EventType === eventType.turnStarted) replay.now = Date.parse(event.Timestamp);
    else if (event.EventType === eventType.executionResumed) {
      replay.suspended = false;
      for (const heldEvent of held.splice(0)) take(replay, heldEvent, walk);
    } else if (replay.suspended && event.EventType !== eventType.executionTerminated) held.push(event);
    else take(replay, event, walk);
  }
  return replay;
}

/** Invokes the next action as soon as the one before it is over. */
function walker(replay: Replay, actions: readonly Action[]): () => void {
  const remaining = actions[Symbol.iterator]();
  let current: Step = () => true;
  return () => {
    while (!replay.finished && current()) {
      const next = remaining.next();
      if (next.done) replay.finished = true;
      else current = invoke(replay, next.value);
    }
  };
}

function take(replay: Replay, event: HistoryEvent, walk: () => void): void {
  switch (event.EventType) {
    case eventType.executionStarted:
      replay.executionId = event.OrchestrationInstance.ExecutionId;
      break;
    case eventType.taskScheduled:
    case eventType.childCreated:
    case eventType.timerCreated:
      replay.refused = nonDeterminism(event, replay.asked.get(event.EventId)?.event);
      if (replay.refused === undefined) replay.asked.delete(event.EventId);
      return;
    case eventType.taskCompleted:
    case eventType.childCompleted:
      settle(replay, event.TaskScheduledId, false);
      break;
    case eventType.taskFailed:
    case eventType.childFailed:
      settle(replay, event.TaskScheduledId, true);
      break;
    case eventType.timerFired:
      settle(replay, event.TimerId, false);
      break;
    case eventType.eventRaised:
      raise(replay, event.Name.toLowerCase());
      break;
    case eventType.executionSuspended:
      replay.suspended = true;
      return;
    case eventType.executionTerminated:
      replay.terminated = event.Input;
      return;
    case eventType.executionResumed:
    case eventType.executionCompleted:
    case eventType.turnStarted:
    case eventType.turnCompleted:
      return;
  }
  walk();
}

/** An answer to something that is not open is dropped: a second answer, or the firing of a cancelled timer. */
function settle(replay: Replay, id: number, failed: boolean): void {
  const answer = replay.open.get(id);
  replay.open.delete(id);
  answer?.(failed);
}

function raise(replay: Replay, name: string): void {
  const wait = replay.waits.get(name)?.pop();
  if (wait) wait();
  else replay.unconsumed.set(name, (replay.unconsumed.get(name) ?? 0) + 1);
}
