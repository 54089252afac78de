/**
 * A running case is a reader of old code: each stored history is replayed against today's runbooks, and the steps must
 * bear the recorded names. To record anew, where a release means it: RECORD_HISTORIES=1 npx jest test/replay
 */
import { readFileSync, writeFileSync } from "node:fs";
import type { OrchestrationHandler } from "durable-functions";
import { decides, deletesAppPasswords } from "../support/happenings.ts";
import { type RecordedInstance, recordedCase } from "../support/recorded-case.ts";
import { runbooks } from "../../functions/register-runbooks.ts";
import { partings } from "../support/replay-case.ts";
import { runCase } from "../support/run-case.ts";
import { world, type World } from "../support/world.ts";

const stories: Readonly<Record<string, (outside: World) => Parameters<typeof runCase>[1]>> = {
  /** Approved after ten minutes; reads lag, one deletion is throttled and one store call fails on the way. */
  approved: (outside) => {
    outside.directory.lagSeconds = 12;
    outside.directory.faults.add("deleteMethod", { times: 1, retryAfterSeconds: 20 });
    outside.directory.faults.add("auditRows", { times: 1 });
    return { happenings: [decides(outside, 600, "approved"), deletesAppPasswords(outside, 1000)] };
  },
  /** Nobody answers. */
  silence: () => ({}),
};

const fileOf = (story: string): string => `test/replay/lost-phone/${story}.json`;

beforeAll(async () => {
  if (process.env["RECORD_HISTORIES"] === undefined) return;
  for (const [story, options] of Object.entries(stories)) {
    const outside = world();
    const recorded = recordedCase(await runCase(outside, options(outside)));
    writeFileSync(fileOf(story), `${JSON.stringify(recorded, null, 1)}\n`);
  }
});

const stored = (story: string) => JSON.parse(readFileSync(fileOf(story), "utf8")) as RecordedInstance[];

/** The runbooks, with one of them seeing other names. */
function renamed(book: string, change: (name: string) => string) {
  const asks = (handler: OrchestrationHandler): OrchestrationHandler =>
    function* (context) {
      const { df } = context;
      const call = df.callActivity.bind(df);
      df.callActivity = (name, input) => call(change(name), input);
      return yield* handler(context);
    };
  return runbooks.map((one) => (one.name === book ? { ...one, handler: asks(one.handler) } : one));
}

describe.each(Object.keys(stories))("the case that ended with %s", (story) => {
  test("was recorded with every phase that it went through", () => {
    const all = stored(story).map(({ runbook }) => runbook);
    const books = all.filter((name) => name !== "keep-trying");
    expect(all.length - books.length).toBe(story === "approved" ? 7 : 0);
    const removals = ["remove-one", "remove-one", "remove-one"];
    const approved = ["remove-methods", "delete-methods", ...removals, "follow-up", "follow-default", "tell-outcome"];
    const asked = ["handle-case", "lost-phone", "contain", "recover", "remove-approved", "ask-approval"];
    expect(books).toEqual(story === "approved" ? [...asked, ...approved] : [...asked, "tell-outcome"]);
    expect(stored(story).flatMap(({ turns }) => turns).length).toBeGreaterThan(15);
  });

  test("can be gone on with at every turn by today's code", async () => {
    expect(await partings(stored(story), runbooks)).toEqual([]);
  });

  test("cannot be gone on with where a step was renamed", async () => {
    const code = renamed("contain", (name) => (name === "revoke-sessions" ? "sign-out" : name));
    expect(await partings(stored(story), code)).toEqual([
      "contain, turn 1: asks for sign-out where revoke-sessions was asked for",
    ]);
  });

  test("cannot be gone on with where two steps changed places", async () => {
    const places = new Map([
      ["tell-ticket", "notify-person"],
      ["notify-person", "tell-ticket"],
    ]);
    const code = renamed("contain", (name) => places.get(name) ?? name);
    expect(await partings(stored(story), code)).toEqual([
      expect.stringMatching(/^contain, turn \d+: asks for notify-person where tell-ticket was asked for$/),
    ]);
  });

  test("cannot be gone on with where a step was left out or added", async () => {
    const shorter = runbooks.filter(({ name }) => name !== "ask-approval");
    expect(await partings(stored(story), shorter)).toEqual([
      "ask-approval: there is no such runbook any more",
    ]);
    const silent = runbooks.map((one) =>
      one.name === "ask-approval" ? { ...one, handler: endsAtOnce } : one,
    );
    expect(await partings(stored(story), silent)).toEqual([
      "ask-approval, turn 1: asks for nothing where check-profile was asked for",
    ]);
  });
});

const endsAtOnce: OrchestrationHandler = function* () {
  return { kind: "completed", code: null };
};
