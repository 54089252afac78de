import { readFileSync } from "node:fs";
import { z } from "zod";
import type {
  App,
  ParameterBinding,
  RegisteredFunction,
  RpcTypedData,
} from "../../../../sandbox/host/core-api.ts";
import { activityInput, activityResult } from "../../../../sandbox/host/durable/activity-data.ts";
import { appExecutor } from "../../../../sandbox/host/durable/executor.ts";
import type { Instance } from "../../../../sandbox/host/durable/instance.ts";
import type { HistoryEvent } from "../../../../sandbox/host/durable/protocol.ts";

const recorded = (file: string): unknown =>
  JSON.parse(readFileSync(`test/vectors/recorded/${file}.json`, "utf8"));

const rpc = z.object({
  string: z.string().optional(),
  json: z.string().optional(),
  int: z.number().optional(),
  double: z.number().optional(),
});
const activities = z
  .array(
    z.object({
      function: z.string(),
      inputData: z.tuple([z.object({ name: z.string(), data: rpc })]),
      triggerMetadata: z.record(z.string(), rpc),
    }),
  )
  .parse(recorded("activities"));

/** The handler sees the parsed text, so `1E+21` and `1e+21` are the same. */
function seen(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

describe("activities are handed what a real host hands them", () => {
  const inputs = activities.map(({ inputData: [{ name, data }], triggerMetadata }) => ({
    label: (triggerMetadata["data"]?.json ?? "nothing").slice(0, 60),
    ...{ name, data, triggerMetadata },
  }));

  test.each(inputs)("$label", ({ name, data, triggerMetadata }) => {
    const { instanceId: _, [name]: own, data: json, ...members } = triggerMetadata;
    const input = activityInput(json?.json);
    expect(seen(input.data.string)).toEqual(seen(data.string));
    expect(seen(input.data.string)).toEqual(seen(own?.string));
    expect(Object.keys(input.metadata).sort()).toEqual(
      [...Object.keys(members), ...(json ? ["data"] : [])].sort(),
    );
  });
});

test.each<[string, RpcTypedData | undefined, string]>([
  ["nothing", undefined, "null"],
  ["an empty text", { string: "" }, '""'],
  ["digits as text", { string: "5" }, '"5"'],
  ["a number", { int: 5 }, "5"],
  ["a fraction", { double: 1.5 }, "1.5"],
  ["no number", { double: NaN }, '"NaN"'],
  ["an object", { json: '{"a":1}' }, '{"a":1}'],
  ["bytes", { bytes: Buffer.from("bytes") }, '"Ynl0ZXM="'],
])("the history keeps of an activity that returned %s its JSON", (_, value, json) => {
  expect(activityResult(value)).toBe(json);
});

/** An app of one function, which throws or returns what it is told. */
function appOf(name: string, type: string, answer: () => Promise<RpcTypedData | undefined>) {
  const invocations: (readonly ParameterBinding[])[] = [];
  const trigger = { name: "trigger", binding: { type, direction: "in" as const } };
  const fn: RegisteredFunction = {
    name,
    bindings: { trigger: trigger.binding },
    handler: () => undefined,
    trigger,
  };
  const app: App = {
    functions: new Map([[name.toLowerCase(), fn]]),
    invoke: async (_fn, inputData) => {
      invocations.push(inputData);
      return { returnValue: await answer(), outputData: [] };
    },
  };
  return { executor: appExecutor(app), invocations };
}

const instanceOf = (name: string): Instance => ({
  ...{ id: "d-event", name, executionId: "e", generation: 0, parent: null, input: '""' },
  ...{ status: "Pending", output: null, failureDetails: null, customStatus: null },
  ...{ createdAt: "", updatedAt: "", historyLength: 0, isFresh: false },
});

test("an orchestrator is handed what a real host hands it", async () => {
  const raw = z
    .object({ inputData: z.tuple([z.object({ data: z.object({ string: z.string() }) })]) })
    .parse(recorded("turn-raw"));
  const expected = JSON.parse(raw.inputData[0].data.string) as { history: HistoryEvent[] };
  const { executor, invocations } = appOf("event", "orchestrationTrigger", () =>
    Promise.resolve({ json: '{"isDone":true,"actions":[]}' }),
  );
  const { history } = expected;
  await executor.orchestrate({
    instance: instanceOf("EVENT"),
    history,
    isReplaying: false,
    opening: history,
  });
  expect(JSON.parse(invocations[0]?.[0]?.data?.string ?? "null")).toEqual(expected);
});

describe("failures of activities", () => {
  const fail = (thrown: unknown) =>
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- an app may throw anything
    appOf("act", "activityTrigger", () => Promise.reject(thrown)).executor.act("id", "Act", undefined);

  test.each([
    ["an error", new Error("no way"), "Activity function 'Act' failed:  no way"],
    ["a text", "no way", "Activity function 'Act' failed:  no way"],
    ["an object", { code: 7 }, "Activity function 'Act' failed:  {\"code\":7}"],
  ])("%s", async (_, thrown, reason) => {
    expect(await fail(thrown)).toMatchObject({ reason });
  });

  test("carry details with the members of a real host's", async () => {
    const sample = z
      .object({ details: z.record(z.string(), z.unknown()) })
      .parse(recorded("exception-sample"));
    const answer = await fail(new Error("no way"));
    const details = JSON.parse("details" in answer ? answer.details : "{}") as Record<string, unknown>;
    expect(Object.keys(details).sort()).toEqual(Object.keys(sample.details).sort());
  });

  test("a thrown undefined counts as success, as in the real worker", async () => {
    expect(await fail(undefined)).toEqual({ result: "null" });
  });

  test("a result that is too large for a row fails the activity instead of its turn", async () => {
    const { executor } = appOf("act", "activityTrigger", () =>
      Promise.resolve({ string: "x".repeat(200_001) }),
    );
    const answer = await executor.act("id", "act", undefined);
    expect("reason" in answer && answer.reason).toContain("store it and return a reference");
  });

  test("an activity that is gone since its call fails", async () => {
    const { executor } = appOf("act", "activityTrigger", () => Promise.resolve(undefined));
    expect(await executor.act("id", "gone", undefined)).toMatchObject({
      reason: expect.stringContaining("'gone' doesn't exist") as string,
    });
  });
});

test("an orchestrator that is gone since its start refuses the turn, and names those that are there", async () => {
  const { executor } = appOf("other", "orchestrationTrigger", () => Promise.resolve(undefined));
  const answer = await executor.orchestrate({
    instance: instanceOf("gone"),
    history: [],
    isReplaying: false,
    opening: [],
  });
  expect(answer.refusal).toBe(
    "The function 'gone' doesn't exist, is disabled, or is not an orchestrator function. Additional info: The following are the known orchestrator functions: 'other'.",
  );
});
