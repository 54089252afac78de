/**
 * One turn of an instance, pure: the messages that came are appended to the history, the orchestrator is asked (between
 * the two functions here), and what it answers becomes rows and a new state.
 */
import type { HistoryRow, Instance } from "./instance.ts";
import {
  type Answer,
  eventType,
  type HistoryEvent,
  type MessageEvent,
  type RuntimeStatus,
} from "./protocol.ts";
import { reconcile } from "./reconcile.ts";
import type { Asked } from "./replay.ts";
import { type KnownFunctions, type Verdict, verdictOf } from "./verdict.ts";

export interface OpenTurn {
  readonly instance: Instance;
  readonly isReplaying: boolean;
  /** What the orchestrator is shown. */
  readonly history: readonly HistoryEvent[];
  /** The part of it that is new with this turn. */
  readonly opening: readonly HistoryEvent[];
}

export interface ClosedTurn {
  readonly instance: Instance;
  /** To be appended to the history; none when the instance continued as new, as it starts an empty one. */
  readonly rows: readonly HistoryRow[];
}

export function openTurn(
  instance: Instance,
  past: readonly HistoryRow[],
  messages: readonly MessageEvent[],
  now: string,
): OpenTurn {
  const opening = instance.isFresh
    ? [
        marker(eventType.turnStarted, instance.updatedAt),
        started(instance),
        marker(eventType.turnCompleted, instance.updatedAt),
      ]
    : [marker(eventType.turnStarted, now), ...messages];
  return {
    instance,
    isReplaying: past.length > 0,
    history: [...past.map((row) => row.event), ...opening],
    opening,
  };
}

/** `executionId` is for the next generation, should the orchestrator continue as new. */
export function closeTurn(
  turn: OpenTurn,
  answer: Answer,
  known: KnownFunctions,
  now: string,
  executionId: string,
): ClosedTurn {
  const replay = reconcile(turn.history, answer.actions.flat());
  const verdict = verdictOf(turn.instance.name, replay, answer, turn.history, known);
  const customStatus = answer.customStatus === undefined ? null : JSON.stringify(answer.customStatus);
  const instance = {
    ...turn.instance,
    ...standing(verdict, turn.history),
    customStatus,
    updatedAt: now,
    isFresh: false,
  };
  if (verdict.kind === "again")
    return { instance: nextGeneration(instance, verdict.input, executionId), rows: [] };

  const asks = verdict.kind === "running" || (verdict.kind === "ended" && !verdict.isBroken);
  const consequences = [
    ...(asks ? [...replay.asked.values()].map((asked) => scheduled(asked, now)) : []),
    ...(verdict.kind === "ended" ? [{ event: completed(verdict.status, instance.output, now) }] : []),
  ];
  // The opening of a fresh generation is closed already; a real host closes it again only behind something new.
  const isClosed = turn.instance.isFresh && consequences.length === 0;
  const rows = [
    ...turn.opening.map((event) => ({ event: played(event) })),
    ...consequences,
    ...(isClosed ? [] : [{ event: marker(eventType.turnCompleted, now) }]),
  ];
  return { instance: { ...instance, historyLength: instance.historyLength + rows.length }, rows };
}

/** The first row of every execution. */
export function started(instance: Instance): MessageEvent {
  return {
    ...marked(instance.updatedAt),
    EventType: eventType.executionStarted,
    Name: instance.name,
    Version: null,
    Input: instance.input,
    OrchestrationInstance: { InstanceId: instance.id, ExecutionId: instance.executionId },
    ParentInstance: instance.parent,
  };
}

const marked = (now: string) => ({ EventId: -1, IsPlayed: false, Timestamp: now });

const marker = (type: 12 | 13, now: string): HistoryEvent => ({ ...marked(now), EventType: type });

const completed = (status: RuntimeStatus, output: string | null, now: string): HistoryEvent => ({
  ...marked(now),
  EventType: eventType.executionCompleted,
  OrchestrationStatus: status,
  Result: output,
});

const played = (event: HistoryEvent): HistoryEvent =>
  event.EventType === eventType.turnStarted ? event : { ...event, IsPlayed: true };

const scheduled = ({ event, input }: Asked, now: string): HistoryRow => ({
  event: { ...event, Timestamp: now },
  ...(input === undefined ? {} : { input: JSON.stringify(input) }),
});

function standing(
  verdict: Verdict,
  history: readonly HistoryEvent[],
): Pick<Instance, "status" | "output" | "failureDetails"> {
  if (verdict.kind === "ended")
    return { status: verdict.status, output: json(verdict.output), failureDetails: verdict.details };
  if (verdict.kind !== "suspended") return { status: "Running", output: null, failureDetails: null };
  const reasons = history.filter((event) => event.EventType === eventType.executionSuspended);
  return { status: "Suspended", output: json(reasons.at(-1)?.Reason), failureDetails: null };
}

const json = (value: unknown): string => (value === undefined ? "null" : JSON.stringify(value));

const nextGeneration = (instance: Instance, input: unknown, executionId: string): Instance => ({
  ...instance,
  executionId,
  generation: instance.generation + 1,
  input: json(input),
  historyLength: 0,
  isFresh: true,
});
