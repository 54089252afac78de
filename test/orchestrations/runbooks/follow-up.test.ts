import { demoMethods, manager, subject } from "../../support/builders.ts";
import { changesSubject, decides, deletesAppPasswords } from "../../support/happenings.ts";
import { administrator } from "../../support/fakes/memory-directory.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { viewIn, world, type World } from "../../support/world.ts";

const hours = 3600;
const looksAt = (run: Awaited<ReturnType<typeof runCase>>) =>
  run.steps.filter(({ name }) => name === "check-app-passwords").map(({ atSeconds }) => atSeconds);
const appPasswords = async (outside: World) =>
  (await viewIn(outside, outside.caseId)).steps.find(({ name }) => name === "check-app-passwords");

test("the deletion of the app passwords is seen in the audit log, and the case claims no more than that", async () => {
  const outside = world();
  const run = await runCase(outside, {
    happenings: [decides(outside, 60, "approved"), deletesAppPasswords(outside, 5 * hours)],
  });
  expect(await appPasswords(outside)).toMatchObject({
    status: "seen-in-audit",
    because: "deleted-by-administrator",
    evidence: {
      ...{ rows: ["audit-row-1"], byAdministrators: [administrator], byTheSubject: 0, byNobodyNamed: 0 },
      seenAt: "2026-11-21T14:00:00.000Z",
    },
  });
  expect((await viewIn(outside, outside.caseId)).status).toBe("seen-in-audit");
  expect(await unsound(outside, run)).toEqual([]);
});

test("where nobody deletes them the case looks ever more seldom, and ends open when the time is up", async () => {
  const outside = world();
  const run = await runCase(outside, { happenings: [decides(outside, 60, "approved")] });
  const looks = looksAt(run);
  const gaps = looks.slice(1).map((at, index) => at - (looks[index] ?? 0) - 1);
  expect(gaps).toEqual([120, 240, 480, 960, 1920, 3840, 7680, 15360, 30720, 61440, 122880, 13560]);
  expect(gaps.reduce((sum, gap) => sum + gap)).toBe(72 * hours);
  expect(await appPasswords(outside)).toMatchObject({ status: "open", because: "no-deletion-in-audit" });
  const { status, record } = await viewIn(outside, outside.caseId);
  expect(status).toBe("open");
  expect(record.ending).toMatchObject({ kind: "completed" });
  expect(await unsound(outside, run)).toEqual([]);
});

test("a deletion from before the case was opened proves nothing", async () => {
  const outside = world();
  outside.directory.addAuditRow(subject, "Delete application password for user");
  outside.clock.advance(1);
  const later = { ...outside.record, openedAt: outside.clock.now().toISOString() };
  await runCase(outside, { record: later, happenings: [decides(outside, 60, "approved")] });
  expect(await appPasswords(outside)).toMatchObject({ status: "open" });
});

test("somebody else's deletion, or another activity, proves nothing", async () => {
  const outside = world();
  outside.directory.addAuditRow(manager, "Delete application password for user");
  outside.directory.addAuditRow(subject, "Create application password for user");
  await runCase(outside, { happenings: [decides(outside, 60, "approved")] });
  expect(await appPasswords(outside)).toMatchObject({ status: "open" });
});

test("an audit log that never answers leaves the app passwords open, and the case goes on to its end", async () => {
  const outside = world();
  outside.directory.faults.add("auditRows");
  const run = await runCase(outside, { happenings: [decides(outside, 60, "approved")] });
  expect(await appPasswords(outside)).toMatchObject({ status: "open", because: "gave-up" });
  expect(outside.mailer.sent.map(({ to, news }) => [to, news.turn]).slice(-2)).toEqual([
    [subject, "closed"],
    [manager, "closed"],
  ]);
  expect(await unsound(outside, run)).toEqual([]);
});

test("a throttled audit log is waited for under the step's key, and what was waited before still counts", async () => {
  const outside = world();
  const run = await runCase(outside, {
    happenings: [
      decides(outside, 60, "approved"),
      {
        afterSeconds: 500,
        happens: () => outside.directory.faults.add("auditRows", { times: 1, retryAfterSeconds: 7 }),
      },
    ],
  });
  const looks = looksAt(run);
  expect(looks.slice(0, 6).map((at) => at - (looks[0] ?? 0))).toEqual([0, 121, 362, 843, 851, 1812]);
  expect(await unsound(outside, run)).toEqual([]);
});

test("a method that came back while the case waited turns its removal open again", async () => {
  const outside = world();
  const run = await runCase(outside, {
    happenings: [
      decides(outside, 60, "approved"),
      {
        afterSeconds: 2 * hours,
        happens: async () => {
          const { steps } = await viewIn(outside, outside.caseId);
          expect(steps.find(({ method }) => method?.id === "token")?.status).toBe("verified");
        },
      },
      changesSubject(outside, 3 * hours, { methods: demoMethods().filter(({ id }) => id !== "mobile") }),
      deletesAppPasswords(outside, 4 * hours),
    ],
  });
  const { steps, status } = await viewIn(outside, outside.caseId);
  const removals = steps.filter(({ name }) => name === "remove-method");
  expect(removals.map(({ method, status, because }) => [method?.id, status, because])).toEqual([
    ["token", "open", "still-listed"],
    ["mobile", "open", "not-proven-yet"],
    ["authenticator", "open", "still-listed"],
  ]);
  expect(status).toBe("open");
  expect(await unsound(outside, run)).toEqual([]);
});

test("a new method that the subject registered on the way back does not spoil the proof", async () => {
  const outside = world();
  await runCase(outside, {
    happenings: [
      decides(outside, 60, "approved"),
      changesSubject(outside, 3 * hours, {
        methods: [
          ...demoMethods().filter(({ id }) => id === "key"),
          { id: "new", type: "microsoftAuthenticator", isDefault: true },
        ],
      }),
      deletesAppPasswords(outside, 4 * hours),
    ],
  });
  expect((await viewIn(outside, outside.caseId)).status).toBe("seen-in-audit");
});
