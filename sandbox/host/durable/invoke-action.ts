import { type Action, eventType, type RetryOptions, type Scheduling } from "./protocol.ts";
import type { Replay, Step } from "./replay.ts";

const dayMs = 86_400_000;
/** A longer timer is cut into pieces of `pieceMs`; the same numbers are told to the SDK. */
export const longestTimerMs = 6 * dayMs;
export const timerPieceMs = 3 * dayMs;

type Settled = (failed: boolean) => void;

/** Starts one action of the list and tells when it is over. */
export function invoke(replay: Replay, action: Action): Step {
  switch (action.actionType) {
    case 0:
      return once((settled) => scheduleActivity(replay, action, settled));
    case 1:
      return withRetry(replay, action.retryOptions, (settled) => scheduleActivity(replay, action, settled));
    case 2:
      return once((settled) => scheduleChild(replay, action, settled));
    case 3:
      return withRetry(replay, action.retryOptions, (settled) => scheduleChild(replay, action, settled));
    case 4:
      replay.continuedAsNew = { input: action.input };
      return () => true;
    case 5:
      return timer(replay, Date.parse(action.fireAt), action.isCanceled);
    case 6:
      return waitForEvent(replay, action.externalEventName.toLowerCase());
    case 11: {
      const steps = action.compoundActions.map((inner) => invoke(replay, inner));
      return () => steps.some((step) => step());
    }
    case 12: {
      // All of them, also after a failure: the engine waits for the slow sibling although the SDK does not.
      const steps = action.compoundActions.map((inner) => invoke(replay, inner));
      return () => steps.every((step) => step());
    }
    case 7:
    case 8:
    case 9:
    case 10:
    case 13:
    case 14:
      replay.refused = `This host models no entities, locks or durable HTTP calls (action ${action.actionType}): use an activity instead.`;
      return () => false;
  }
}

function once(schedule: (settled: Settled) => void): Step {
  let over = false;
  schedule(() => (over = true));
  return () => over;
}

/** Takes the next sequence number, also for a timer that is cancelled already. */
function ask(replay: Replay, scheduling: Scheduling, input: unknown, settled: Settled | undefined): void {
  const id = replay.nextId++;
  const event = {
    ...scheduling,
    EventId: id,
    IsPlayed: false,
    Timestamp: new Date(replay.now).toISOString(),
  };
  replay.asked.set(id, { event, input });
  if (settled) replay.open.set(id, settled);
}

function scheduleActivity(
  replay: Replay,
  call: { readonly functionName: string; readonly input?: unknown },
  settled: Settled,
): void {
  const event = {
    EventType: eventType.taskScheduled,
    Name: call.functionName,
    Version: "",
    Input: null,
  } as const;
  ask(replay, event, call.input, settled);
}

function scheduleChild(
  replay: Replay,
  call: {
    readonly functionName: string;
    readonly instanceId?: string;
    readonly version?: string;
    readonly input?: unknown;
  },
  settled: Settled,
): void {
  if (call.version)
    replay.refused = `Sub-orchestration '${call.functionName}' was called with a version; this host models no versions.`;
  const event = {
    EventType: eventType.childCreated,
    Name: call.functionName,
    Version: null,
    InstanceId: call.instanceId ?? `${replay.executionId}:${replay.nextId}`,
    Input: null,
  } as const;
  ask(replay, event, call.input, settled);
}

function scheduleTimer(replay: Replay, fireAt: number, settled: Settled | undefined): void {
  if (Number.isNaN(new Date(fireAt).getTime())) {
    replay.refused = "A timer was asked for with a time that is no date.";
    return;
  }
  ask(
    replay,
    { EventType: eventType.timerCreated, FireAt: new Date(fireAt).toISOString() },
    undefined,
    settled,
  );
}

function timer(replay: Replay, fireAt: number, isCancelled: boolean): Step {
  let over = isCancelled;
  const isLong = fireAt - replay.now > longestTimerMs;
  const piece = (): void => {
    const until = fireAt - replay.now > longestTimerMs ? replay.now + timerPieceMs : fireAt;
    scheduleTimer(replay, until, isCancelled ? undefined : fired);
  };
  const fired = (): void => {
    if (isLong && replay.now < fireAt) piece();
    else over = true;
  };
  piece();
  return () => over;
}

function waitForEvent(replay: Replay, name: string): Step {
  const unconsumed = replay.unconsumed.get(name) ?? 0;
  if (unconsumed > 0) {
    replay.unconsumed.set(name, unconsumed - 1);
    return () => true;
  }
  let over = false;
  const waits = replay.waits.get(name) ?? [];
  waits.push(() => (over = true));
  replay.waits.set(name, waits);
  return () => over;
}

/**
 * Failure, timer, same task under a new number. After the last failure comes one more timer that is due at once; when the
 * retry timeout has passed the engine gives up without a timer, and the SDK waits for one for ever.
 */
function withRetry(replay: Replay, options: RetryOptions, schedule: (settled: Settled) => void): Step {
  const first = replay.now;
  const { maxNumberOfAttempts, retryTimeoutInMilliseconds = Infinity } = options;
  let over = false;
  const finish = (): void => {
    over = true;
  };
  const attempt = (number: number): void =>
    schedule((failed) => {
      if (!failed || replay.now - first >= retryTimeoutInMilliseconds) finish();
      else if (number >= maxNumberOfAttempts) scheduleTimer(replay, replay.now, finish);
      else scheduleTimer(replay, replay.now + delayMs(options, number), () => attempt(number + 1));
    });
  attempt(1);
  return () => over;
}

function delayMs(options: RetryOptions, attempt: number): number {
  const {
    firstRetryIntervalInMilliseconds,
    backoffCoefficient = 1,
    maxRetryIntervalInMilliseconds,
  } = options;
  const delay = firstRetryIntervalInMilliseconds * backoffCoefficient ** (attempt - 1);
  return Math.min(delay, maxRetryIntervalInMilliseconds ?? Infinity);
}
