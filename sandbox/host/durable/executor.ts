/** Calls the app's orchestrators and activities with the exact data forms of the real worker. */
import type { App, RegisteredFunction } from "../core-api.ts";
import { activityInput, activityResult } from "./activity-data.ts";
import { dotnetException } from "./dotnet-exception.ts";
import { longestTimerMs, timerPieceMs } from "./invoke-action.ts";
import { largestText, storedLength } from "./payload-limits.ts";
import type { Answer } from "./protocol.ts";
import type { OpenTurn } from "./step.ts";
import type { KnownFunctions } from "./verdict.ts";

export type ActivityAnswer =
  { readonly result: string } | { readonly reason: string; readonly details: string };

export interface Executor {
  readonly known: KnownFunctions;
  orchestrate(turn: OpenTurn): Promise<Answer>;
  act(instanceId: string, name: string, input: string | undefined): Promise<ActivityAnswer>;
}

const outOfProcData = "\n\n$OutOfProcData$:";

export function appExecutor(app: App): Executor {
  const names = (type: string): Set<string> =>
    new Set([...app.functions].filter(([, fn]) => fn.trigger.binding.type === type).map(([name]) => name));
  const known = { activities: names("activityTrigger"), orchestrators: names("orchestrationTrigger") };
  const find = (set: ReadonlySet<string>, name: string): RegisteredFunction | undefined =>
    set.has(name.toLowerCase()) ? app.functions.get(name.toLowerCase()) : undefined;

  return {
    known,

    async orchestrate(turn) {
      const { name } = turn.instance;
      const fn = find(known.orchestrators, name);
      if (!fn) return refused(noOrchestrator(name, app, known));
      const data = { string: JSON.stringify(triggerOf(turn)) };
      try {
        const { returnValue } = await app.invoke(fn, [{ name: fn.trigger.name, data }], {
          instanceId: { string: turn.instance.id },
        });
        return JSON.parse(returnValue?.json ?? returnValue?.string ?? "null") as Answer;
      } catch (error) {
        return answerOf(error);
      }
    },

    async act(instanceId, name, input) {
      const fn = find(known.activities, name);
      if (!fn)
        return failure(
          name,
          `The function '${name}' doesn't exist, is disabled, or is not an activity function.`,
        );
      const { data, metadata } = activityInput(input);
      try {
        const own = Object.keys(data).length > 0 ? { [fn.trigger.name]: data } : {};
        const { returnValue } = await app.invoke(fn, [{ name: fn.trigger.name, data }], {
          instanceId: { string: instanceId },
          ...own,
          ...metadata,
        });
        return checked(name, activityResult(returnValue));
      } catch (error) {
        // A thrown undefined counts as success: that is what the real worker makes of it.
        if (error === undefined) return { result: "null" };
        return failure(name, textOf(error), error instanceof Error ? error.stack : undefined);
      }
    },
  };
}

const refused = (refusal: string): Answer => ({ isDone: false, actions: [], refusal });

/** The SDK throws a failing orchestrator's report: its text, a mark, and the report as JSON. */
function answerOf(error: unknown): Answer {
  const message = textOf(error);
  const at = message.indexOf(outOfProcData);
  if (at < 0) return refused(message);
  const report = JSON.parse(message.slice(at + outOfProcData.length)) as Answer;
  return { ...report, threw: true };
}

function checked(name: string, result: string): ActivityAnswer {
  const length = storedLength(result);
  if (length <= largestText) return { result };
  return failure(
    name,
    `the result has ${length} characters of JSON, more than ${largestText}: store it and return a reference`,
  );
}

/** The two blanks are the real host's. */
const failure = (name: string, message: string, stack = ""): ActivityAnswer => ({
  reason: `Activity function '${name}' failed:  ${message}`,
  details: dotnetException(message, stack),
});

const textOf = (error: unknown): string => {
  if (error instanceof Error) return error.message;
  return typeof error === "string" ? error : JSON.stringify(error);
};

const noOrchestrator = (name: string, app: App, { orchestrators }: KnownFunctions): string =>
  `The function '${name}' doesn't exist, is disabled, or is not an orchestrator function. ` +
  `Additional info: The following are the known orchestrator functions: ${[...orchestrators]
    .map((key) => `'${app.functions.get(key)?.name ?? key}'`)
    .sort()
    .join(", ")}.`;

/** "Millseconds" is how the extension spells it; schema version 3 is what it offers since 3.13. */
const triggerOf = ({ instance, history, isReplaying }: OpenTurn) => ({
  history,
  input: instance.input === null ? null : (JSON.parse(instance.input) as unknown),
  instanceId: instance.id,
  isReplaying,
  parentInstanceId: instance.parent?.OrchestrationInstance.InstanceId ?? null,
  upperSchemaVersion: 1,
  upperSchemaVersionNew: 3,
  longRunningTimerIntervalDuration: timeSpan(timerPieceMs),
  maximumShortTimerDuration: timeSpan(longestTimerMs),
  defaultHttpAsyncRequestSleepTimeMillseconds: 30_000,
});

const timeSpan = (ms: number): string => `${ms / 86_400_000}.00:00:00`;
