import { lostPhone } from "../../../orchestrations/runbooks/lost-phone.ts";
import { removeMethods } from "../../../orchestrations/runbooks/remove-methods.ts";
import { subject } from "../../support/builders.ts";
import { decides } from "../../support/happenings.ts";
import { runbooks } from "../../../functions/register-runbooks.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { stepsOf } from "../../support/steps-of.ts";
import { viewIn, world } from "../../support/world.ts";

/** The runbooks, one of them with a bug. */
const withBugIn = (name: string) =>
  runbooks.map((runbook) =>
    runbook.name === name
      ? {
          ...runbook,
          *handler() {
            throw new TypeError("nobody foresaw this");
          },
        }
      : runbook,
  );

test("a bug in a part of the runbook closes the case as unforeseen and tells the ticket", async () => {
  const outside = world();
  const run = await runCase(outside, {
    runbooks: withBugIn(removeMethods.name),
    happenings: [decides(outside, 600, "approved")],
  });
  const { record, status } = await viewIn(outside, outside.caseId);
  expect(record.ending).toMatchObject({ kind: "stopped", code: "unforeseen" });
  expect(status).toBe("open");
  expect(outside.tickets.comments.at(-1)?.news).toMatchObject({ turn: "closed", code: "unforeseen" });
  expect(outside.directory.idsOf(subject)).toHaveLength(5);
  expect(run.status).toBe("Completed");
});

test("a bug is reported once, although every later turn replays it", async () => {
  const outside = world();
  const { log, instances } = await runCase(outside, { runbooks: withBugIn(lostPhone.name) });
  expect(instances.get(outside.caseId)?.turns.length).toBeGreaterThan(4);
  expect(log.filter(({ level }) => level === "error")).toEqual([
    {
      level: "error",
      name: "handle-case",
      args: [
        expect.stringContaining("nobody foresaw"),
        { caseId: outside.caseId, runbook: "lost-phone", error: "Error" },
      ],
    },
  ]);
});

test("each step says so once in the log, under its key", async () => {
  const outside = world();
  const { log, steps } = await runCase(outside, { happenings: [decides(outside, 600, "approved")] });
  const said = log.map(({ args }) => args[1]);
  expect(said).toHaveLength(steps.length);
  expect(said).toEqual(steps.map(({ input }) => expect.objectContaining({ key: input["key"] }) as unknown));
});

test("a case that was never stored is refused, and nothing is told or touched", async () => {
  const outside = world();
  outside.cases.faults.add("create", { error: new Error("not stored") });
  await expect(runCase(outside)).rejects.toThrow("not stored");
  outside.cases.create = () => Promise.resolve();
  const run = await runCase(outside);
  expect(run.output).toEqual({ kind: "refused", code: "no-such-case" });
  expect(stepsOf(run)).toEqual(["handle-case load-case"]);
});

test("a closed case gives its ticket free, so that it may open another one", async () => {
  const outside = world();
  const { record, intake } = outside;
  const run = await runCase(outside, {
    happenings: [
      {
        afterSeconds: 30,
        happens: () => expect(intake.holder(record.request, record.source)).toBe(outside.caseId),
      },
      decides(outside, 60, "denied"),
    ],
  });
  expect(intake.holder(record.request, record.source)).toBeUndefined();
  expect(await unsound(outside, run)).toEqual([]);
});

test("a ticket system that never answers delays containment by a minute and a half at most, and stops nothing", async () => {
  const outside = world();
  outside.tickets.faults.add("tell");
  const run = await runCase(outside, { happenings: [decides(outside, 3000, "approved")] });
  const { record, steps } = await viewIn(outside, outside.caseId);
  const contained = run.steps.find(({ name }) => name === "revoke-sessions");
  expect(contained?.atSeconds).toBeLessThan(90);
  expect(record.ending).toMatchObject({ kind: "completed" });
  const unproven = steps.filter(({ status }) => status !== "verified").map(({ name }) => name);
  expect(unproven).toEqual(["check-app-passwords"]);
  expect(outside.directory.idsOf(subject)).toEqual(["key", "password"]);
  expect(await unsound(outside, run)).toEqual([]);
});

test("nothing stands between the last check and the first removal, whatever the ticket system does", async () => {
  const outside = world();
  outside.tickets.faults.add("tell");
  const { steps } = await runCase(outside, { happenings: [decides(outside, 3000, "approved")] });
  const recheck = steps.findIndex(({ name }) => name === "recheck-case");
  expect(steps[recheck + 1]?.name).toBe("remove-method");
  expect((steps[recheck + 1]?.atSeconds ?? Infinity) - (steps[recheck]?.atSeconds ?? 0)).toBeLessThan(3);
});

test("a case that came without a way back says so instead of claiming that the ticket was told", async () => {
  const outside = world({ source: "queue" });
  await runCase(outside, { happenings: [decides(outside, 60, "denied")] });
  const told = (await outside.audit.entries(outside.caseId)).filter(
    ({ record }) => record.type === "end" && record.step === "tell-ticket",
  );
  expect(told.map(({ record }) => record.outcome)).toContainEqual(
    expect.objectContaining({ status: "not-applicable" }),
  );
  expect(outside.tickets.comments).toEqual([]);
});
