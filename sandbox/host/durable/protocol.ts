/**
 * Numbers and shapes of the protocol between the durable extension and durable-functions 3.x.
 * https://github.com/Azure/azure-functions-durable-js: lib/src/history and lib/src/actions.
 */

export const eventType = {
  executionStarted: 0,
  executionCompleted: 1,
  executionTerminated: 3,
  taskScheduled: 4,
  taskCompleted: 5,
  taskFailed: 6,
  childCreated: 7,
  childCompleted: 8,
  childFailed: 9,
  timerCreated: 10,
  timerFired: 11,
  turnStarted: 12,
  turnCompleted: 13,
  eventRaised: 15,
  executionSuspended: 19,
  executionResumed: 20,
} as const;

interface Row {
  /** The sequence number of what is scheduled; -1 in every other row. */
  readonly EventId: number;
  readonly IsPlayed: boolean;
  readonly Timestamp: string;
}

export interface ParentInstance {
  readonly Name: string;
  readonly OrchestrationInstance: { readonly InstanceId: string; readonly ExecutionId: string };
  readonly TaskScheduleId: number;
  readonly Version: null;
}

/** What the extension adds without an orchestrator asking for it. `Input` and `Result` are JSON as text. */
export type Message =
  | {
      readonly EventType: 0;
      readonly Name: string;
      readonly Version: null;
      readonly Input: string | null;
      readonly OrchestrationInstance: { readonly InstanceId: string; readonly ExecutionId: string };
      readonly ParentInstance: ParentInstance | null;
    }
  | { readonly EventType: 3; readonly Input: string }
  | { readonly EventType: 5 | 8; readonly TaskScheduledId: number; readonly Result: string | null }
  | {
      readonly EventType: 6 | 9;
      readonly TaskScheduledId: number;
      readonly Reason: string;
      readonly Details: string;
      readonly FailureDetails: null;
    }
  | { readonly EventType: 11; readonly TimerId: number; readonly FireAt: string }
  | { readonly EventType: 15; readonly Name: string; readonly Input: string }
  | { readonly EventType: 19; readonly Reason: string }
  | { readonly EventType: 20; readonly Reason: string };

/** What an orchestrator's turn asked for. */
export type Scheduling =
  | { readonly EventType: 4; readonly Name: string; readonly Version: ""; readonly Input: null }
  | {
      readonly EventType: 7;
      readonly Name: string;
      readonly Version: null;
      readonly InstanceId: string;
      readonly Input: null;
    }
  | { readonly EventType: 10; readonly FireAt: string };

type Marker =
  | { readonly EventType: 12 | 13 }
  | { readonly EventType: 1; readonly OrchestrationStatus: RuntimeStatus; readonly Result: string | null };

/** One row of an instance's history, as the SDK reads it. */
export type HistoryEvent = Row & (Message | Scheduling | Marker);

export type MessageEvent = Row & Message;
export type SchedulingEvent = Row & Scheduling;

const ended = ["Completed", "Failed", "Terminated"] as const;
export type EndStatus = (typeof ended)[number];
export type RuntimeStatus = "Pending" | "Running" | "Suspended" | EndStatus;

export const isEnded = (status: RuntimeStatus): status is EndStatus =>
  ended.some((candidate) => candidate === status);

export const actionType = {
  activity: 0,
  activityWithRetry: 1,
  child: 2,
  childWithRetry: 3,
  continueAsNew: 4,
  timer: 5,
  waitForEvent: 6,
  any: 11,
  all: 12,
} as const;

export interface RetryOptions {
  readonly firstRetryIntervalInMilliseconds: number;
  readonly maxNumberOfAttempts: number;
  readonly backoffCoefficient?: number;
  readonly maxRetryIntervalInMilliseconds?: number;
  readonly retryTimeoutInMilliseconds?: number;
}

interface Call {
  readonly functionName: string;
  /** A string is JSON already; everything else is the value itself. */
  readonly input?: unknown;
}

interface ChildCall extends Call {
  readonly instanceId?: string;
  readonly version?: string;
}

/** One step of an orchestrator, as the SDK reports it; the report always lists all steps since the start. */
export type Action =
  | (Call & { readonly actionType: 0 })
  | (Call & { readonly actionType: 1; readonly retryOptions: RetryOptions })
  | (ChildCall & { readonly actionType: 2 })
  | (ChildCall & { readonly actionType: 3; readonly retryOptions: RetryOptions })
  | { readonly actionType: 4; readonly input?: unknown }
  | { readonly actionType: 5; readonly fireAt: string; readonly isCanceled: boolean }
  | { readonly actionType: 6; readonly externalEventName: string }
  | { readonly actionType: 11 | 12; readonly compoundActions: readonly Action[] }
  /** Entities, locks and durable HTTP, which this host does not model. */
  | { readonly actionType: 7 | 8 | 9 | 10 | 13 | 14 };

/** What a turn of an orchestrator answers; one that throws reports the same with `error`, its message. */
export interface Answer {
  readonly isDone: boolean;
  readonly actions: readonly (readonly Action[])[];
  readonly output?: unknown;
  readonly customStatus?: unknown;
  readonly error?: string;
  /** The orchestrator threw; what it threw may have had no message. */
  readonly threw?: true;
  /** Why the orchestrator could not be run at all. */
  readonly refusal?: string;
}
