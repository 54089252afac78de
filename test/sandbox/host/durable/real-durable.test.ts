import { z } from "zod";
import { type Exchange, playTopics, recordedExchanges } from "../conformance.ts";
import { judge, refusedFunctions } from "../left-out.ts";

const topics = ["durable-client", "durable-data", "durable-flow", "durable-list"];
const played = new Map<string, Exchange[]>();

beforeAll(async () => {
  // Lists count the instances of a task hub, so each topic has one of its own.
  const runs = await Promise.all(topics.map((topic) => playTopics([topic], { leaveOut: refusedFunctions })));
  for (const [topic, exchanges] of runs.flatMap((run) => [...run]))
    played.set(topic, exchanges.map(withChildrenInOrder));
}, 240_000);

test.each(topics)("%s: the durable extension answers as on a real host", (topic) => {
  expect(judge("durable", topic, played.get(topic))).toEqual({ unexpected: {}, noLongerDiffering: [] });
});

const childEvents = z.looseObject({
  body: z.looseObject({
    $json: z.looseObject({
      historyEvents: z.array(z.looseObject({ EventType: z.string(), Result: z.unknown().optional() })),
    }),
  }),
});

/** Children that run at once end in any order; the recording has them in the order of their ids. */
function withChildrenInOrder(exchange: Exchange): Exchange {
  if (exchange.name !== "f-sub-fan") return exchange;
  const response = childEvents.parse(exchange.response);
  response.body.$json.historyEvents.sort((a, b) => {
    const areChildren = [a, b].every(({ EventType }) => EventType === "SubOrchestrationInstanceCompleted");
    return areChildren ? JSON.stringify(a.Result).localeCompare(JSON.stringify(b.Result)) : 0;
  });
  return { ...exchange, response };
}

const withOutput = z.object({
  response: z.object({
    body: z.object({ $json: z.object({ output: z.record(z.string(), z.unknown()) }) }),
  }),
});

/** The values that only the list of differences speaks of. */
const changed = ["typeKey", "lone", "huge"];

function outputs(exchanges: readonly Exchange[] | undefined, name: string): [string, unknown][] {
  const { output } = withOutput.parse(exchanges?.find((exchange) => exchange.name === name)).response.body
    .$json;
  return Object.entries(output).filter(
    ([key]) => !(name === "a-out" ? changed : changed.slice(0, 2)).includes(key),
  );
}

test.each(["a-in", "a-out"])(
  "values of every JSON type pass through activities as on a real host: %s",
  (name) => {
    const recorded = outputs(recordedExchanges("durable-data"), name);
    expect(recorded.length).toBeGreaterThan(35);
    expect(Object.fromEntries(outputs(played.get("durable-data"), name))).toEqual(
      Object.fromEntries(recorded),
    );
  },
);
