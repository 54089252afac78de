import { tooLarge } from "./payload-limits.ts";
import {
  type Action,
  actionType,
  type Answer,
  type EndStatus,
  eventType,
  type HistoryEvent,
} from "./protocol.ts";
import type { Replay } from "./replay.ts";

/** Where an instance stands after a turn. */
export type Verdict =
  | { readonly kind: "running" | "suspended" }
  | { readonly kind: "again"; readonly input: unknown }
  | {
      readonly kind: "ended";
      readonly status: EndStatus;
      /** What was returned, or the reason. */
      readonly output: unknown;
      readonly details: string | null;
      /** Nothing of what the turn asked for comes about. */
      readonly isBroken?: true;
    };

/** What the app has; names in lower case. */
export interface KnownFunctions {
  readonly activities: ReadonlySet<string>;
  readonly orchestrators: ReadonlySet<string>;
}

type Ended = Extract<Verdict, { kind: "ended" }>;

const failed = (text: string, details = text): Ended => ({
  ...{ kind: "ended", status: "Failed", output: text, details },
});

/**
 * A turn ends the instance only when nothing is open any more: no activity, child or uncancelled timer.
 * Where a real host would leave the instance Running for ever, it fails here, and the output says why.
 */
export function verdictOf(
  name: string,
  replay: Replay,
  answer: Answer,
  history: readonly HistoryEvent[],
  known: KnownFunctions,
): Verdict {
  if (replay.terminated !== undefined)
    return {
      ...failed(replay.terminated, "The orchestration was terminated."),
      status: "Terminated",
      isBroken: true,
    };
  const orchestrator = `Orchestrator function '${name}' failed:`;
  if (answer.refusal !== undefined) return failed(`${orchestrator} ${answer.refusal}`);
  if (replay.refused !== undefined) return failed(replay.refused);
  if (replay.suspended) return { kind: "suspended" };
  const unknown = unknownName(replay, known);
  if (unknown) return { ...failed(`${orchestrator} ${unknown}`), isBroken: true };
  const large = tooLarge(replay, answer);
  if (large) return { ...failed(`${orchestrator} ${large}`), isBroken: true };
  if (replay.open.size > 0) return { kind: "running" };
  if (replay.finished && answer.threw) return failedByThrowing(name, answer.error);
  if (replay.finished && answer.isDone)
    return replay.continuedAsNew
      ? { kind: "again", input: replay.continuedAsNew.input }
      : { kind: "ended", status: "Completed", output: answer.output, details: null };
  if (canStillBeWoken(answer.actions.flat(), history)) return { kind: "running" };
  return failed(
    `${orchestrator} it waits, but no activity, timer, child or event is left to wake it. Did it throw undefined, wait for a cancelled timer, or use a retry timeout? In Azure it would stay Running for ever.`,
  );
}

function failedByThrowing(name: string, error: string | undefined): Verdict {
  const orchestrator = `Orchestrator function '${name}' failed:`;
  if (error === undefined)
    return failed(
      `${orchestrator} it threw something that is not an Error, or an Error without a message. Throw an Error that says what is wrong; in Azure the instance would stay Running for ever.`,
    );
  return failed(`${orchestrator} ${error}`, `Message: ${error}, StackTrace: at ${name}`);
}

function unknownName(replay: Replay, known: KnownFunctions): string | undefined {
  for (const { event } of replay.asked.values()) {
    if (event.EventType === eventType.taskScheduled && !known.activities.has(event.Name.toLowerCase()))
      return `the activity '${event.Name}' is not registered. In Azure the instance would stay Running for ever.`;
    if (event.EventType === eventType.childCreated && !known.orchestrators.has(event.Name.toLowerCase()))
      return `the sub-orchestrator '${event.Name}' is not registered. In Azure the instance would stay Running for ever.`;
  }
  return undefined;
}

/** The SDK tells event names apart by case, the engine does not: what counts here is what the SDK was given. */
function canStillBeWoken(actions: readonly Action[], history: readonly HistoryEvent[]): boolean {
  const missing = new Map<string, number>();
  const count = (name: string, step: number): unknown => missing.set(name, (missing.get(name) ?? 0) + step);
  for (const name of actions.flatMap(waitedFor)) count(name, 1);
  for (const event of history) if (event.EventType === eventType.eventRaised) count(event.Name, -1);
  return [...missing.values()].some((waits) => waits > 0);
}

function waitedFor(action: Action): readonly string[] {
  if (action.actionType === actionType.waitForEvent) return [action.externalEventName];
  return "compoundActions" in action ? action.compoundActions.flatMap(waitedFor) : [];
}
