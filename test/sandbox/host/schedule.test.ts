import { readFileSync } from "node:fs";
import { z } from "zod";
import { parseSchedule } from "../../../sandbox/host/schedule.ts";

const recorded = z
  .object({
    schedules: z.array(
      z.object({
        name: z.string(),
        response: z.object({ accepted: z.boolean(), next: z.array(z.string()).optional() }),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync("test/vectors/recorded/timer-schedules.json", "utf8"))).schedules;

/** The recording says when it was made to the minute only; no schedule of it is due between these two. */
const RECORDED_AT = new Date("2026-11-21T09:39:13Z");

function nextFive(text: string): string[] {
  const schedule = parseSchedule(text);
  let at = RECORDED_AT;
  return Array.from({ length: 5 }, () => {
    at = schedule.next(at);
    return at.toISOString().replace(".000Z", "Z");
  });
}

test.each(recorded.filter(({ response }) => response.accepted))(
  "$name is due when a real host would run it",
  (entry) => {
    expect(nextFive(entry.name)).toEqual(entry.response.next);
  },
);

test.each(recorded.filter(({ response }) => !response.accepted))(
  "$name is refused as by a real host",
  ({ name }) => {
    expect(() => parseSchedule(name)).toThrow("was not recognized as a valid cron expression");
  },
);

test.each([
  "",
  "* * * *",
  "* * * * * * *",
  "0 0 0 * * ",
  "x * * * * *",
  "0 0 */0 * * *",
  "0 0 0 0 * *",
  "0,, * * * * *",
])("%j is no schedule", (text) => {
  expect(() => parseSchedule(text)).toThrow("was not recognized");
});
