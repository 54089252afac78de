/**
 * Nobody is asked where the log shows a late change of the manager or of how the person is reached, or cannot be read; nor a
 * manager who reports to the person.
 */
import { RefusedError } from "../../../lib/domain/errors.ts";
import { manager, subject } from "../../support/builders.ts";
import { decides } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { viewIn, world, type World } from "../../support/world.ts";

const done = ({ directory }: World) => directory.effects.map(({ what }) => what);
const endingOf = async (outside: World) => (await viewIn(outside, outside.caseId)).record.ending;

test("contained, and nobody is asked, where the log shows a change within the policy's days", async () => {
  const outside = world();
  outside.directory.addAuditRow(subject, "Set user manager");
  outside.clock.advance(14 * 86_400 - 60);
  const run = await runCase(outside, {
    record: { ...outside.record, openedAt: outside.clock.now().toISOString() },
  });
  expect(await endingOf(outside)).toMatchObject({ kind: "refused", code: "manager-changed" });
  expect(done(outside)).toEqual(["revoked"]);
  expect(await outside.approvals.find(outside.caseId, "manager")).toBeUndefined();
  expect(await unsound(outside, run)).toEqual([]);
});

test("a change before that counts no more", async () => {
  const outside = world();
  outside.directory.addAuditRow(subject, "Set user manager");
  outside.clock.advance(14 * 86_400 + 60);
  await runCase(outside, { happenings: [decides(outside, 60, "approved")] });
  expect(await endingOf(outside)).toMatchObject({ kind: "completed" });
});

test("a row that comes late stops what was approved meanwhile", async () => {
  const outside = world();
  const late = {
    afterSeconds: 30,
    happens: () => outside.directory.addAuditRow(subject, "Set user manager"),
  };
  await runCase(outside, { happenings: [late, decides(outside, 60, "approved")] });
  expect(await endingOf(outside)).toMatchObject({ kind: "refused", code: "manager-changed" });
  expect(done(outside)).toEqual(["revoked"]);
});

test("contained, and nobody is asked, where somebody else may answer at the person's number", async () => {
  const outside = world();
  outside.directory.addAuditRow(subject, "Set user contact");
  const run = await runCase(outside);
  expect(await endingOf(outside)).toMatchObject({ kind: "refused", code: "contact-changed" });
  expect(done(outside)).toEqual(["revoked"]);
  expect(await outside.approvals.find(outside.caseId, "manager")).toBeUndefined();
  expect(await unsound(outside, run)).toEqual([]);
});

test.each([
  ["a number that was changed while the manager is asked stops what is approved", 14, "refused"],
  ["numbers are not looked at where the policy says so", 0, "completed"],
])("%s", async (_, contactChangedDays, kind) => {
  const outside = world({ policy: { contactChangedDays } });
  const late = {
    afterSeconds: 30,
    happens: () => outside.directory.addAuditRow(subject, "Set user contact"),
  };
  await runCase(outside, { happenings: [late, decides(outside, 60, "approved")] });
  expect(await endingOf(outside)).toMatchObject({ kind });
});

test("each part counts for its own days", async () => {
  const outside = world({ policy: { managerChangedDays: 30, contactChangedDays: 1 } });
  outside.directory.addAuditRow(subject, "Set user contact");
  outside.clock.advance(2 * 86_400);
  await runCase(outside, { happenings: [decides(outside, 60, "approved")] });
  expect(await endingOf(outside)).toMatchObject({ kind: "completed" });
});

test("a log that may not be read is no clean log", async () => {
  const outside = world();
  outside.directory.faults.add("profileChanges", {
    error: new RefusedError("directory-forbidden", "403"),
    times: 9,
  });
  await runCase(outside);
  expect(await endingOf(outside)).toMatchObject({ kind: "refused", code: "manager-change-unread" });
  expect(done(outside)).toEqual(["revoked"]);
});

test("nor is one that never answers", async () => {
  const outside = world();
  outside.directory.faults.add("profileChanges", { times: 99 });
  await runCase(outside);
  expect(await endingOf(outside)).toMatchObject({ kind: "stopped", code: "gave-up" });
  expect(done(outside)).toEqual(["revoked"]);
});

test("a manager who reports to the person, however far below, is not asked", async () => {
  const outside = world();
  outside.directory.change(manager, { reportsTo: [subject] });
  await runCase(outside);
  expect(await endingOf(outside)).toMatchObject({ kind: "stopped", code: "approver-reports-to-subject" });
  expect(done(outside)).toEqual(["revoked"]);
});
