import { aMethod, demoMethods } from "../../support/builders.ts";
import { approved, removals } from "../../support/approved-run.ts";
import type { Driven } from "../../support/driven.ts";
import { decides } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { viewIn, world, type World } from "../../support/world.ts";

/** Ten tokens, a number and the entry of Authenticator, which is the default. */
function withTwelve(): World {
  const tokens = Array.from({ length: 10 }, (_, at) => aMethod("softwareOath", { id: `token-${at}` }));
  return world({ subject: { methods: [...demoMethods().filter(({ id }) => id !== "token"), ...tokens] } });
}

/** From when to when each removal was under way, by the method's id. */
const spans = ({ instances, steps }: Driven) =>
  [...instances.values()]
    .filter(({ instance }) => instance.name === "remove-one")
    .map(({ instance: { id, createdAt, updatedAt } }) => ({
      method: steps.find(({ instanceId }) => instanceId === id)?.input["method"] as { id: string },
      ...{ from: createdAt, to: updatedAt },
    }));

const mostAtOnce = (run: Driven): number =>
  Math.max(
    ...spans(run).map(
      ({ from }) => spans(run).filter((other) => other.from <= from && from < other.to).length,
    ),
  );

const events = ({ instances }: Driven): number =>
  Math.max(...[...instances.values()].map(({ rows }) => rows.length));

describe("twelve methods", () => {
  test("are removed five at a time while the directory throttles, and the default one when all others are gone", async () => {
    const outside = withTwelve();
    outside.directory.faults.add("deleteMethod", { times: 9, retryAfterSeconds: 20 });
    const { run, view } = await approved(outside);
    const [last, ...others] = spans(run).toReversed();
    expect([spans(run).length, mostAtOnce(run)]).toEqual([12, 5]);
    expect(last?.method.id).toBe("authenticator");
    expect(others.filter(({ to }) => to > (last?.from ?? ""))).toEqual([]);
    expect(outside.directory.effects.filter(({ what }) => what === "deleted").at(-1)?.id).toBe(
      "authenticator",
    );
    expect(Object.values(removals(view))).toEqual(Array(12).fill(["verified", null]));
    expect(await unsound(outside, run)).toEqual([]);
  });

  test("stay open, in short histories, when nothing answers but now and then with a wait", async () => {
    const outside = withTwelve();
    for (const operation of ["deleteMethod", "methods", "revokeSessions", "sessionsValidFrom", "auditRows"])
      for (let turn = 0; turn < 200; turn++) {
        outside.directory.faults.add(operation, { times: turn === 0 ? 3 : 4 });
        outside.directory.faults.add(operation, { times: 1, retryAfterSeconds: 1 });
      }
    const run = await runCase(outside, { happenings: [decides(outside, 900, "approved")] });
    const view = await viewIn(outside, outside.caseId);
    expect(new Set(Object.values(removals(view)).map((one) => (one as string[])[0]))).toEqual(
      new Set(["open"]),
    );
    expect(mostAtOnce(run)).toBe(5);
    expect([events(run) < 200, view.status]).toEqual([true, "open"]);
    expect(await unsound(outside, run)).toEqual([]);
  });
});
