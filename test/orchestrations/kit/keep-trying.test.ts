import { z } from "zod";
import { later } from "../../../lib/domain/outcome.ts";
import { attempt } from "../../../orchestrations/kit/attempt.ts";
import { contract } from "../../../orchestrations/kit/contract.ts";
import { insist } from "../../../orchestrations/kit/insist.ts";
import { keepTrying } from "../../../orchestrations/kit/keep-trying.ts";
import { recordGaveUp } from "../../../orchestrations/kit/record-gave-up.contract.ts";
import { completed, runbook, stopped, type Run, type Steps } from "../../../orchestrations/kit/runbook.ts";
import { subject } from "../../support/builders.ts";
import { drive, type ActivityFunction } from "../../support/drive.ts";
import { VirtualClock } from "../../support/fakes/virtual-clock.ts";
import { aCaseId } from "../../support/records.ts";

const caseId = aCaseId();
const fiveDays = 5 * 86_400;
const knock = contract("knock", { subject: z.string() }, { door: z.string() });
const watch = contract("watch", { subject: z.string() }, { door: z.string() }, fiveDays);

/** A try at the door: what is answered to the nth call, or thrown. */
type Door = (call: number, input: unknown) => unknown;

const threw = () => {
  throw new Error("no answer");
};
const gaveUp = {
  result: "ended",
  status: "recorded",
  evidence: { outcome: { result: "gave-up", code: "gave-up" } },
};
const opened = { result: "ended", status: "verified", evidence: { door: "green" } };

async function driven(
  step: typeof knock,
  door: Door,
  options: { isVital?: true; record?: ActivityFunction } = {},
) {
  const { isVital, record = () => Promise.resolve(gaveUp) } = options;
  let calls = 0;
  const book = runbook("visit", {}, function* (run: Run): Steps<ReturnType<typeof completed>> {
    if (isVital) yield* insist(run, step, { subject });
    const outcome = yield* attempt(run, step, { subject });
    return outcome.result === "ended" ? completed() : stopped(outcome.code);
  });
  const run = await drive({
    clock: new VirtualClock(),
    runbooks: [book, keepTrying],
    activities: {
      [step.name]: (input) => new Promise((answer) => answer(door(++calls, input))),
      [recordGaveUp.name]: record,
    },
    start: { name: "visit", instanceId: caseId, input: { caseId } },
  });
  const tries = run.steps.filter(({ name }) => name === step.name);
  const events = [...run.instances.values()].map(({ rows }) => rows.length);
  return { run, tries, most: Math.max(...events), at: tries.map(({ atSeconds }) => atSeconds - 1) };
}

/** Of every five tries four get no answer, and the fifth is put off for a second. */
const mixed: Door = (call) => (call % 5 === 0 ? later(1) : threw());

describe("one budget over the whole run of a step", () => {
  test("a wait that was asked for gives no new tries", async () => {
    const { run, tries, most } = await driven(knock, mixed);
    expect(tries).toHaveLength(6);
    expect(run.output).toEqual({ kind: "stopped", code: "gave-up" });
    expect(most).toBeLessThan(100);
  });

  test("a step that is only put off uses up its ten minutes, ever more seldom", async () => {
    const { at, run } = await driven(knock, () => later(1));
    expect(at).toEqual([0, 6, 17, 38, 79, 160, 321, 607]);
    expect(run.output).toEqual({ kind: "stopped", code: "gave-up" });
  });

  test("what the other side asks for is waited for, and no more than the step has left", async () => {
    const { at } = await driven(knock, (call) => later([200, 390, 200][call - 1] ?? 0.5));
    expect(at).toEqual([0, 201, 592]);
  });

  test("looks of its own count as calls, and take no time from each other", async () => {
    const { tries, run } = await driven(watch, (call) =>
      call === 13 ? opened : later(3600, { looks: call }),
    );
    expect([tries.length, run.output]).toEqual([13, completed()]);
    expect(tries.at(-1)?.input["carry"]).toEqual({ looks: 12 });
  });

  test("what was carried is handed on over a try that failed and one that was put off", async () => {
    const doors: Door[] = [() => later(9, { looks: 1 }), threw, () => later(30), () => opened];
    const { tries, at } = await driven(knock, (call, input) => doors[call - 1]?.(call, input));
    expect(tries.map(({ input }) => input["carry"])).toEqual([
      null,
      { looks: 1 },
      { looks: 1 },
      { looks: 1 },
    ]);
    expect(at).toEqual([0, 10, 16, 47]);
  });
});

describe("no history grows beyond 200 events", () => {
  const storeFails: ActivityFunction = () => Promise.reject(new Error("storage is down"));
  const doors: Readonly<Record<string, Door>> = {
    "tries and waits in turns": mixed,
    "looks without end": (call) => later(0.001, { looks: call }),
    "looks, tries and waits in turns": (call) =>
      call % 4 === 0 ? threw() : later(0.001, call % 2 === 0 ? { looks: call } : undefined),
  };

  test.each(Object.entries(doors))("%s, while the trail cannot be written", async (_, door) => {
    const { most, tries, run } = await driven(watch, door, { record: storeFails });
    expect(most).toBeLessThan(200);
    expect(tries.length).toBeLessThanOrEqual(20);
    expect(run.output).toEqual({ kind: "stopped", code: "gave-up" });
  });

  test("what no case can go without is tried for four hours", async () => {
    const { most, at, run } = await driven(knock, threw, { isVital: true, record: storeFails });
    expect(most).toBeLessThan(200);
    expect(at.at(-1)).toBeGreaterThan(4 * 3600);
    expect(run.output).toEqual({ kind: "stopped", code: "gave-up" });
    expect(run.log.filter(({ level, name }) => level === "error" && name === "visit")).toHaveLength(1);
  });
});
