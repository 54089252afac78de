import { RefusedError } from "../../../lib/domain/errors.ts";
import { aMethod, demoMethods, subject } from "../../support/builders.ts";
import { approved, removals, tries } from "../../support/approved-run.ts";
import { changesSubject, decides, deletesAppPasswords } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { viewIn, world } from "../../support/world.ts";

describe("never verified, since the list does not bear it out", () => {
  test("a deletion that was accepted and did nothing", async () => {
    const outside = world();
    outside.directory.undeletable.add("mobile");
    const { run, view } = await approved(outside);
    expect(removals(view)).toMatchObject({
      mobile: ["open", "still-listed"],
      token: ["open", "not-proven-yet"],
    });
    expect(view.steps.find(({ name }) => name === "check-methods-gone")).toMatchObject({
      ...{ status: "open", because: "still-listed" },
    });
    expect(view.status).toBe("open");
    expect(tries(run, "check-methods-gone", subject)).toHaveLength(8);
    expect(await unsound(outside, run)).toEqual([]);
  });

  test("a method that is listed again after one clean list", async () => {
    const outside = world();
    outside.directory.reappearing.set("token", 8);
    const { run, view } = await approved(outside);
    const looks = tries(run, "check-methods-gone", subject).map(
      ({ result }) => (result as { carry?: { cleanLists: number } }).carry?.cleanLists,
    );
    expect(looks.slice(0, 2)).toEqual([1, 0]);
    expect(removals(view)).toMatchObject({ token: ["open", "still-listed"] });
    expect(view.status).toBe("open");
  });

  test("a list with a type that nobody knows", async () => {
    const outside = world();
    const run = await runCase(outside, {
      happenings: [
        decides(outside, 60, "approved"),
        changesSubject(outside, 65, { unknownMethodTypes: ["#microsoft.graph.newAuthenticationMethod"] }),
      ],
    });
    const view = await viewIn(outside, outside.caseId);
    expect(Object.values(removals(view))).toEqual(Array(3).fill(["open", "not-proven-yet"]));
    expect(view.steps.find(({ name }) => name === "check-methods-gone")).toMatchObject({
      ...{ status: "open", because: "unknown-method-type" },
    });
    expect(await unsound(outside, run)).toEqual([]);
  });

  test.each(["before", "after"])("a method that was added %s the last deletion", async (moment) => {
    const { outside, add } = withThief();
    if (moment === "before")
      outside.directory.faults.add("deleteMethod", { times: 1, retryAfterSeconds: 60 });
    const run = await runCase(outside, {
      happenings: [
        decides(outside, 60, "approved"),
        { afterSeconds: moment === "before" ? 90 : 69, happens: add },
        deletesAppPasswords(outside, 200),
      ],
    });
    const view = await viewIn(outside, outside.caseId);
    expect(outside.directory.idsOf(subject)).toEqual(["key", "password", "thief"]);
    expect(view.status).toBe("open");
    expect(Object.values(removals(view))).toEqual(Array(3).fill(["open", "not-proven-yet"]));
    expect(view.steps.find(({ name }) => name === "check-methods-gone")).toMatchObject({
      ...{ status: "open", because: "new-method", evidence: { added: ["fido2.thief"], present: [] } },
    });
    expect(await unsound(outside, run)).toEqual([]);
  });

  test("a list that cannot be read", async () => {
    const outside = world();
    outside.directory.faults.add("methods");
    const { run, view } = await approved(outside);
    expect(Object.values(removals(view))).toEqual(Array(3).fill(["open", "not-proven-yet"]));
    expect(view.steps.find(({ name }) => name === "check-methods-gone")).toMatchObject({
      ...{ status: "open", because: "gave-up" },
    });
    expect(view.status).toBe("open");
    expect(await unsound(outside, run)).toEqual([]);
  });

  test("sessions whose time stamp does not move", async () => {
    const outside = world();
    outside.directory.lagSeconds = 86_400;
    const run = await runCase(outside, { happenings: [decides(outside, 600, "denied")] });
    const { steps } = await viewIn(outside, outside.caseId);
    expect(steps[0]).toMatchObject({ name: "revoke-sessions", status: "open", because: "not-read-back" });
    expect(run.steps.filter(({ name }) => name === "revoke-sessions").length).toBeLessThan(30);
    expect(await unsound(outside, run)).toEqual([]);
  });
});

test("a method registered after the proof is named and takes nothing back", async () => {
  const { outside, add } = withThief();
  await runCase(outside, {
    happenings: [
      decides(outside, 60, "approved"),
      { afterSeconds: 600, happens: add },
      deletesAppPasswords(outside, 700),
    ],
  });
  const view = await viewIn(outside, outside.caseId);
  expect(view.status).toBe("seen-in-audit");
  expect(view.steps.find(({ name }) => name === "check-methods-gone")).toMatchObject({
    ...{ status: "verified", because: null, evidence: { added: ["fido2.thief"] } },
  });
});

/** Somebody registers a passkey of their own. */
function withThief() {
  const outside = world();
  const add = async () => {
    const { methods } = await outside.directory.methods(subject);
    outside.directory.change(subject, { methods: [...methods, aMethod("fido2", { id: "thief" })] });
  };
  return { outside, add };
}

test("ten methods on the phone stay within 200 events an instance", async () => {
  const tokens = Array.from({ length: 8 }, (_, at) => aMethod("softwareOath", { id: `token-${at}` }));
  const methods = [...demoMethods().filter(({ id }) => id !== "token"), ...tokens];
  const outside = world({ subject: { methods } });
  outside.directory.faults.add("deleteMethod", {
    times: 1,
    error: new RefusedError("default-method", "not while others remain"),
  });
  outside.directory.lagSeconds = 15;
  const { run, view } = await approved(outside);
  expect(Object.keys(removals(view))).toHaveLength(10);
  expect(view.status).toBe("seen-in-audit");
  const events = [...run.instances.values()].map(({ rows }) => rows.length);
  expect(Math.max(...events)).toBeLessThan(200);
  expect(Math.max(...events)).toBeGreaterThan(50);
});
