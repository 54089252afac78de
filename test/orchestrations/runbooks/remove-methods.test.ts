import { RefusedError } from "../../../lib/domain/errors.ts";
import type { CaseView } from "../../../lib/domain/case-view.ts";
import { aMethod, demoMethods, subject } from "../../support/builders.ts";
import type { Driven } from "../../support/driven.ts";
import { changesSubject, decides, deletesAppPasswords } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { stepsOf } from "../../support/steps-of.ts";
import { viewIn, world, type World } from "../../support/world.ts";

async function approved(outside: World): Promise<{ run: Driven; view: CaseView }> {
  const run = await runCase(outside, {
    happenings: [decides(outside, 60, "approved"), deletesAppPasswords(outside, 62)],
  });
  return { run, view: await viewIn(outside, outside.caseId) };
}

const removals = ({ steps }: CaseView) =>
  Object.fromEntries(
    steps
      .filter(({ name }) => name === "remove-method")
      .map((step): [string, unknown] => [step.discriminator ?? "", [step.status, step.because]]),
  );

const tries = (run: Driven, name: string, discriminator: string) =>
  run.steps.filter((step) => step.name === name && String(step.input["key"]).endsWith(`:${discriminator}`));

const inRun = (run: Driven) =>
  stepsOf(run)
    .filter((step) => step.startsWith("remove-methods remove-method"))
    .map((step) => step.replace("remove-methods remove-method ", ""));

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
      ...["token", "mobile", "authenticator", "token again", "authenticator again"],
    ]);
    expect(removals(view)).toMatchObject({ token: ["verified", null] });
    expect(await unsound(outside, run)).toEqual([]);
  });

  test("a default that cannot go while another phone's entry stays is tried twice and left open", async () => {
    const methods = [...demoMethods(), aMethod("microsoftAuthenticator", { id: "tablet" })];
    const labels = { authenticator: "Hanako's iPhone", tablet: "Tablet" };
    const outside = world({ subject: { methods, labels }, request: { phone: { name: "hanako's iphone " } } });
    const { run, view } = await approved(outside);
    expect(inRun(run)).toEqual(["token", "mobile", "authenticator", "authenticator again"]);
    expect(removals(view)).toEqual({
      token: ["open", "not-proven-yet"],
      mobile: ["open", "not-proven-yet"],
      authenticator: ["open", "still-listed"],
    });
    expect(outside.directory.idsOf(subject)).toContain("tablet");
    expect(view.status).toBe("open");
  });
});

test("a role that was given while a deletion was waited for ends the deletions", async () => {
  const outside = world();
  outside.directory.faults.add("deleteMethod", { times: 1, retryAfterSeconds: 300 });
  const roles = { direct: ["role"], throughGroups: [], eligible: [] };
  const run = await runCase(outside, {
    happenings: [decides(outside, 60, "approved"), changesSubject(outside, 200, { roles })],
  });
  const { steps, status } = await viewIn(outside, outside.caseId);
  expect(outside.directory.effects.filter(({ what }) => what === "deleted")).toEqual([]);
  expect(tries(run, "remove-method", "mobile").map(({ result }) => result)).toMatchObject([
    { result: "refused", code: "privileged-role" },
  ]);
  expect([status, steps.filter((step) => step.status === "verified").length]).toEqual(["open", 2]);
  expect(await unsound(outside, run)).toEqual([]);
});

describe("a directory that is slow or throttles", () => {
  test("the wait it asks for becomes a durable timer, and the step goes on under its key", async () => {
    const outside = world();
    outside.directory.faults.add("deleteMethod", { times: 2, retryAfterSeconds: 30 });
    const { run, view } = await approved(outside);
    const token = tries(run, "remove-method", "token");
    expect(new Set(token.map(({ input }) => input["key"])).size).toBe(1);
    expect(token.map(({ result }) => (result as { result: string }).result)).toEqual([
      ...["later", "later", "ended"],
    ]);
    const [first, second, third] = token.map(({ atSeconds }) => atSeconds);
    expect([(second ?? 0) - (first ?? 0), (third ?? 0) - (second ?? 0)]).toEqual([31, 31]);
    expect(run.instances.get(`${outside.caseId}:remove-methods`)?.turns[1]?.asked).toEqual(["timer"]);
    expect(outside.directory.effects.filter(({ id }) => id === "token")).toHaveLength(1);
    expect(removals(view)).toMatchObject({ token: ["verified", null] });
    expect(await unsound(outside, run)).toEqual([]);
  });

  test("faults without a wait are tried again ever more seldom under one key", async () => {
    const outside = world();
    outside.directory.faults.add("deleteMethod", { times: 4 });
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
    expect(await unsound(outside, { ...run, instances: new Map() })).toEqual([]);
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
      ...{ status: "open", because: "new-method", evidence: { added: ["thief"], present: [] } },
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
    ...{ status: "verified", because: null, evidence: { added: ["thief"] } },
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
  expect(Math.max(...events)).toBeGreaterThan(80);
});
