import { type Exchange, playTopics, startConformanceHost } from "./conformance.ts";
import { judge, refusedFunctions } from "./left-out.ts";

const http = ["http-requests", "http-results", "http-routes", "http-keys", "http-limits"];
const asListed = { unexpected: {}, noLongerDiffering: [] };
const played = new Map<string, Exchange[]>();

/** The seconds of the minute in which the clock will be so many seconds from now. */
const second = (fromNow: number): number => new Date(Date.now() + fromNow * 1000).getUTCSeconds();

beforeAll(async () => {
  // late enough for the timer of five seconds to tick twice before, however slowly the host starts
  const timers = { VEC_MINUTE: `${second(25)} * * * * *`, VEC_SCHEDULE: `${second(24)} */1 * * * *` };
  const conformance = await startConformanceHost({ leaveOut: refusedFunctions, env: timers });
  const runs = await Promise.all([
    conformance.play(http),
    conformance.play(["queue"]),
    conformance.play(["timer"]),
    playTopics(["http-noprefix"], { leaveOut: refusedFunctions, hostJson: "app-noprefix" }),
  ]);
  for (const [topic, exchanges] of runs.flatMap((run) => [...run])) played.set(topic, exchanges);
  await conformance.stop();
}, 180_000);

test.each([...http, "http-noprefix"])("%s is answered as by a real host", (topic) => {
  expect(judge("http", topic, played.get(topic))).toEqual(asListed);
});

test("queue messages reach the app as from a real host", () => {
  expect(judge("queue", "queue", played.get("queue"))).toEqual(asListed);
});

test("timers tick as on a real host", () => {
  expect(judge("timer", "timer", played.get("timer"))).toEqual(asListed);
});
