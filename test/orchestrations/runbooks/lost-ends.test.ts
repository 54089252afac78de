/** The tables fail at the worst moments: nothing is claimed, and nothing that was accepted is lost. */
import { renderTicketComment } from "../../support/site.ts";
import { approved, removals } from "../../support/approved-run.ts";
import { subject } from "../../support/builders.ts";
import { decides } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { viewIn, world } from "../../support/world.ts";

test("a containment whose end could not be written is said to have begun, and the case goes on to ask", async () => {
  const outside = world();
  outside.audit.faults.add("revoke-sessions:end", { times: 10 });
  const run = await runCase(outside, { happenings: [decides(outside, 600, "denied")] });
  const { steps, record } = await viewIn(outside, outside.caseId);
  expect(steps[0]).toMatchObject({ name: "revoke-sessions", status: "open", because: "begun" });
  expect(record.ending).toMatchObject({ kind: "denied" });
  const [last] = outside.tickets.comments.slice(-1);
  if (!last) throw new Error("the ticket was not told");
  expect(renderTicketComment(last.news, "en")).toContain("Revoke sign-in sessions – Open: It has begun");
  expect(await unsound(outside, run)).toEqual([expect.stringMatching(/begin-without-end revoke-sessions$/)]);
});

test("a removal whose end could not be written is proven by the lists", async () => {
  const outside = world();
  outside.audit.faults.add("remove-method:end", { times: 30 });
  const { view } = await approved(outside);
  expect(outside.directory.idsOf(subject)).toEqual(["key", "password"]);
  expect(Object.values(removals(view))).toEqual(Array(3).fill(["verified", null]));
});

test.each(["load-case", "close-case"])(
  "a store that does not answer for an hour does not lose the case at %s",
  async (step) => {
    const outside = world();
    let broken = Infinity;
    const { audit, clock } = outside;
    const append = audit.append.bind(audit);
    audit.append = async (entry) => {
      if (entry.step !== step) return append(entry);
      broken = Math.min(broken, clock.ms);
      if (clock.ms < broken + 3_600_000) throw new Error("the store does not answer");
      return append(entry);
    };
    const run = await runCase(outside, { happenings: [decides(outside, 5000, "denied")] });
    const { record } = await viewIn(outside, outside.caseId);
    expect(record.ending).not.toBeNull();
    expect(outside.directory.effects.map(({ what }) => what)).toEqual(["revoked"]);
    expect(outside.tickets.comments.at(-1)?.news.turn).toBe("closed");
    expect(outside.intake.holder(record.request, record.source)).toBeUndefined();
    expect((await unsound(outside, run)).filter((line) => !line.startsWith("said twice"))).toEqual([]);
  },
);

test("a case that has ended removes nothing any more", async () => {
  const outside = world();
  outside.directory.faults.add("deleteMethod", { retryAfterSeconds: 60, times: 2 });
  const ends = {
    afterSeconds: 90,
    happens: () =>
      outside.cases.update(outside.caseId, {
        ending: { kind: "stopped" as const, code: "unforeseen", at: outside.clock.now().toISOString() },
      }),
  };
  await runCase(outside, { happenings: [decides(outside, 60, "approved"), ends] });
  expect(outside.directory.effects.map(({ what }) => what)).toEqual(["revoked"]);
});

test("another try keeps the default method for the last", async () => {
  const outside = world();
  outside.directory.faults.add("deleteMethod", { about: "token", times: 5 });
  outside.directory.faults.add("deleteMethod", { about: "authenticator", times: 5 });
  const { view } = await approved(outside);
  expect(Object.values(removals(view))).toEqual(Array(3).fill(["verified", null]));
});

test.each([0, 10])(
  "a directory that asks for %i seconds again and again does not fill the history",
  async (seconds) => {
    const outside = world();
    outside.directory.faults.add("deleteMethod", { about: "mobile", retryAfterSeconds: seconds });
    const { run, view } = await approved(outside);
    expect(removals(view)).toMatchObject({ mobile: ["open", "still-listed"] });
    expect(await unsound(outside, run)).toEqual([]);
  },
);
