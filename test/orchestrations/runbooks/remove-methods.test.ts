import { RefusedError } from "../../../lib/domain/errors.ts";
import { aMethod, demoMethods, subject } from "../../support/builders.ts";
import { approved, removals, tries } from "../../support/approved-run.ts";
import type { Driven } from "../../support/driven.ts";
import { changesSubject, decides } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { stepsOf } from "../../support/steps-of.ts";
import { viewIn, world } from "../../support/world.ts";

const inRun = (run: Driven) =>
  stepsOf(run)
    .filter((step) => step.startsWith("remove-one remove-method"))
    .map((step) => step.replace(/^remove-one remove-method \w+[.]/, ""));

describe("the order of removal", () => {
  test("the default method goes last, wherever it stands in the list", async () => {
    const methods = demoMethods().map((method) => ({ ...method, isDefault: method.id === "token" }));
    const outside = world({ subject: { methods } });
    const { run, view } = await approved(outside);
    expect(inRun(run)).toEqual(["mobile", "authenticator", "token"]);
    expect(view.status).toBe("seen-in-audit");
    expect(await unsound(outside, run)).toEqual([]);
  });

  test("a default that nobody knew of is refused, and tried once more when the others are gone", async () => {
    const outside = world();
    outside.directory.faults.add("deleteMethod", {
      times: 1,
      error: new RefusedError("default-method", "not while others remain"),
    });
    const { run, view } = await approved(outside);
    expect(inRun(run)).toEqual([
      ...["token", "mobile", "authenticator", "token:again-1", "authenticator:again-1"],
    ]);
    expect(removals(view)).toMatchObject({ token: ["verified", null] });
    expect(await unsound(outside, run)).toEqual([]);
  });

  test("a default that cannot go while another phone's entry stays is followed, and left open", async () => {
    const methods = [...demoMethods(), aMethod("microsoftAuthenticator", { id: "tablet" })];
    const labels = {
      "microsoftAuthenticator.authenticator": "Hanako's iPhone",
      "microsoftAuthenticator.tablet": "Tablet",
    };
    const outside = world({ subject: { methods, labels }, request: { phone: { name: "hanako's iphone " } } });
    const { run, view } = await approved(outside);
    expect(inRun(run).slice(0, 5)).toEqual([
      ...["token", "mobile", "authenticator", "authenticator:again-1", "authenticator:again-2"],
    ]);
    expect(removals(view)).toEqual({
      token: ["open", "not-proven-yet"],
      mobile: ["open", "not-proven-yet"],
      authenticator: ["open", "default-method"],
    });
    expect(outside.directory.idsOf(subject)).toContain("tablet");
    expect(view.status).toBe("open");
  });
});

test("a role that was given while a deletion was waited for ends the deletions", async () => {
  const outside = world();
  outside.directory.faults.add("deleteMethod", { about: "token", times: 1, retryAfterSeconds: 300 });
  const roles = { direct: ["role"], throughGroups: [], eligible: [] };
  const run = await runCase(outside, {
    happenings: [decides(outside, 60, "approved"), changesSubject(outside, 200, { roles })],
  });
  const { record, steps, status } = await viewIn(outside, outside.caseId);
  const deleted = outside.directory.effects.filter(({ what }) => what === "deleted");
  expect(deleted.map(({ id }) => id)).toEqual(["mobile"]);
  expect(inRun(run)).toEqual(["token", "mobile", "token"]);
  expect(tries(run, "revoke-sessions", "after-removal").map(({ result }) => result)).toMatchObject([
    { result: "refused", code: "privileged-role" },
  ]);
  expect(record.ending).toMatchObject({ kind: "refused", code: "privileged-role" });
  expect(stepsOf(run)).not.toContain("recover tell-ticket app-passwords-wanted");
  expect([status, steps.filter((step) => step.status === "verified").length]).toEqual(["open", 1]);
  expect(await unsound(outside, run)).toEqual([]);
});

test("two methods of different kinds that bear one id are two removals", async () => {
  const methods = demoMethods().map((method) =>
    method.id === "mobile" ? { ...method, id: "token" } : method,
  );
  const outside = world({ subject: { methods } });
  outside.directory.undeletable.add("token");
  const { run, view } = await approved(outside);
  expect(inRun(run).slice(0, 4)).toEqual(["token", "token", "authenticator", "authenticator:again-1"]);
  const removed = view.steps.filter(({ name }) => name === "remove-method");
  expect(new Set(removed.map(({ discriminator }) => discriminator)).size).toBe(3);
  expect(removed.map(({ because }) => because)).toEqual(["still-listed", "still-listed", "default-method"]);
});

describe("a directory that is slow or throttles", () => {
  test("the wait it asks for becomes a durable timer, and the step goes on under its key", async () => {
    const outside = world();
    outside.directory.faults.add("deleteMethod", { about: "token", times: 2, retryAfterSeconds: 30 });
    const { run, view } = await approved(outside);
    const token = tries(run, "remove-method", "token");
    expect(new Set(token.map(({ input }) => input["key"])).size).toBe(1);
    expect(token.map(({ result }) => (result as { result: string }).result)).toEqual([
      ...["later", "later", "ended"],
    ]);
    const [first, second, third] = token.map(({ atSeconds }) => atSeconds);
    expect([(second ?? 0) - (first ?? 0), (third ?? 0) - (second ?? 0)]).toEqual([31, 31]);
    const goneOn = run.instances.get(`${outside.caseId}:remove-one:first:1:keep-trying:1`);
    expect(goneOn?.turns[0]?.asked).toEqual(["timer"]);
    expect(outside.directory.effects.filter(({ id }) => id === "token")).toHaveLength(1);
    expect(removals(view)).toMatchObject({ token: ["verified", null] });
    expect(await unsound(outside, run)).toEqual([]);
  });

  test("faults without a wait are tried again ever more seldom under one key", async () => {
    const outside = world();
    outside.directory.faults.add("deleteMethod", { about: "token", times: 4 });
    const { run, view } = await approved(outside);
    const token = tries(run, "remove-method", "token");
    expect(token.map(({ threw }) => threw !== undefined)).toEqual([true, true, true, true, false]);
    const at = token.map(({ atSeconds }) => atSeconds);
    expect(at.slice(1).map((time, index) => time - (at[index] ?? 0))).toEqual([6, 11, 21, 41]);
    expect(removals(view)).toMatchObject({ token: ["verified", null] });
    expect(await unsound(outside, run)).toEqual([]);
  });

  test("a lost answer to a deletion is asked for again, and the method that is gone counts as deleted", async () => {
    const outside = world();
    outside.directory.faults.add("deleteMethod", { times: 1, when: "after" });
    const { run } = await approved(outside);
    const [, second] = tries(run, "remove-method", "token");
    expect(second?.result).toMatchObject({ status: "accepted", evidence: { wasGone: true } });
    expect(outside.directory.effects.filter(({ id }) => id === "token")).toHaveLength(1);
  });

  test("a wait beyond the step's budget is not waited for: the step is open at once", async () => {
    const outside = world();
    outside.directory.faults.add("deleteMethod", { retryAfterSeconds: 86_400 });
    const { run, view } = await approved(outside);
    expect(inRun(run)).toHaveLength(6);
    expect(Object.values(removals(view))).toEqual(Array(3).fill(["open", "still-listed"]));
    const phase = run.steps.filter(({ instanceId }) => instanceId.endsWith(":remove-methods"));
    expect((phase.at(-1)?.atSeconds ?? 0) - (phase[0]?.atSeconds ?? 0)).toBeLessThan(200);
  });

  test("tries used up are recorded as given up, open and never verified", async () => {
    const outside = world();
    outside.directory.faults.add("deleteMethod");
    const { run, view } = await approved(outside);
    const ends = (await outside.audit.entries(outside.caseId)).filter(
      ({ record }) => record.step === "remove-method" && record.type === "end",
    );
    expect(ends).toHaveLength(6);
    expect(ends.map(({ record }) => record.outcome)).toEqual(
      Array(6).fill({ result: "gave-up", code: "gave-up" }),
    );
    expect(Object.values(removals(view))).toEqual(Array(3).fill(["open", "still-listed"]));
    expect(view.status).toBe("open");
    expect(outside.directory.idsOf(subject)).toHaveLength(5);
    expect(await unsound(outside, run)).toEqual([]);
  });

  test("reads that lag behind writes only delay the proof", async () => {
    const outside = world();
    outside.directory.lagSeconds = 25;
    const { run, view } = await approved(outside);
    expect(view.steps.filter(({ status }) => status === "open")).toEqual([]);
    expect(tries(run, "revoke-sessions", "after-removal").length).toBeGreaterThan(3);
    expect(await unsound(outside, run)).toEqual([]);
  });
});
