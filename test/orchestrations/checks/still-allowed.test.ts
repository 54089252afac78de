import type { UserId } from "../../../lib/domain/ids.ts";
import { triage } from "../../../lib/domain/triage.ts";
import { planningFacts } from "../../../orchestrations/checks/planning-facts.ts";
import { aMethod, demoMethods, manager, subject } from "../../support/builders.ts";
import { aCaseAbout } from "../../support/a-case-about.ts";
import { approvedIn } from "../../support/approved-in.ts";
import { aUserId } from "../../support/records.ts";
import { runActivity } from "../../support/run-activity.ts";
import { world, type World } from "../../support/world.ts";

const role = { roles: { direct: ["role"], throughGroups: [], eligible: [] } };
const token = aMethod("softwareOath", { id: "token" });
const mobile = aMethod("phone", { id: "mobile", phoneType: "mobile" });

const remove = (outside: World, method = token) =>
  runActivity(outside, "remove-method", {
    ...{ caseId: outside.caseId, key: `remove ${method.id}`, subject, method },
  });

const recheck = (outside: World, of: { subject: UserId; factsHash: string }) =>
  runActivity(outside, "recheck-case", { caseId: outside.caseId, key: "recheck", ...of });

const readings = async ({ audit, caseId }: World) =>
  (await audit.entries(caseId)).filter(({ record }) => record.step === "guards-read");

/** Whatever reads the directory's facts from now on fails. */
const nothingIsRead = ({ directory }: World) => directory.faults.add("facts");

/** Approved, and found a moment later as it was approved. */
async function rechecked(): Promise<World> {
  const outside = world();
  const { factsHash } = await approvedIn(outside);
  expect(await recheck(outside, { subject, factsHash })).toMatchObject({ result: "ended" });
  return outside;
}

test("for a minute the check of the whole case counts for what takes effect after it", async () => {
  const outside = await rechecked();
  nothingIsRead(outside);
  outside.clock.advance(60);
  expect(await remove(outside)).toMatchObject({ result: "ended", status: "accepted" });
  expect(await readings(outside)).toEqual([]);
  outside.clock.advance(1);
  await expect(remove(outside, mobile)).rejects.toThrow("facts does not answer");
  expect(outside.directory.idsOf(subject)).toContain("mobile");
});

test("what was read after that minute stands in the trail, and counts for a minute too", async () => {
  const outside = await rechecked();
  outside.clock.advance(61);
  const readAt = outside.clock.now().toISOString();
  expect(await remove(outside)).toMatchObject({ result: "ended" });
  expect(await readings(outside)).toMatchObject([{ record: { subject, facts: { readAt, replaced: [] } } }]);
  nothingIsRead(outside);
  outside.clock.advance(60);
  expect(await remove(outside, mobile)).toMatchObject({ result: "ended" });
  outside.clock.advance(1);
  const revoke = { caseId: outside.caseId, key: "revoke", subject, windowSeconds: null };
  await expect(runActivity(outside, "revoke-sessions", revoke)).rejects.toThrow("facts does not answer");
  expect(outside.directory.effects.map(({ what }) => what)).toEqual(["deleted", "deleted"]);
});

test("a number that was replaced is told by a reading made for another deletion, too", async () => {
  const methods = demoMethods().map((one) => ({ ...one, isDefault: false }));
  const dated = (createdAt: string) =>
    methods.map((one) => (one.id === "mobile" ? { ...one, createdAt } : one));
  const outside = world({ subject: { methods: dated("2026-01-01T00:00:00.000Z") } });
  await approvedIn(outside);
  outside.directory.change(subject, { methods: dated("2026-11-21T09:00:30.000Z") });
  expect(await remove(outside)).toMatchObject({ result: "ended" });
  nothingIsRead(outside);
  const approved = { ...mobile, createdAt: "2026-01-01T00:00:00.000Z" };
  expect(await remove(outside, approved)).toMatchObject({ result: "refused", code: "facts-changed" });
  expect(outside.directory.idsOf(subject)).toContain("mobile");
});

test.each([
  ["of somebody else", aUserId(5)],
  ["of other facts than the approved ones", subject],
])("a check %s counts for nothing, whatever the run that asked for it", async (_, other) => {
  const outside = world();
  await approvedIn(outside);
  outside.directory.add(other, "Somebody Else");
  outside.directory.change(other, { manager, methods: [...demoMethods(), aMethod("email")] });
  const { facts } = await planningFacts(outside, other, outside.record);
  const { factsHash } = triage(facts, "lost-phone", outside.record.policy);
  expect(await recheck(outside, { subject: other, factsHash })).toMatchObject({ result: "ended" });
  nothingIsRead(outside);
  await expect(remove(outside)).rejects.toThrow("facts does not answer");
});

test("once a step was refused in a way that ends the case, no earlier reading counts", async () => {
  const outside = await rechecked();
  outside.directory.change(subject, role);
  const hash = (await outside.cases.get(outside.caseId))?.triage?.factsHash ?? "";
  const again = { caseId: outside.caseId, key: "again", subject, factsHash: hash };
  expect(await runActivity(outside, "recheck-case", again)).toMatchObject({ code: "privileged-role" });
  expect(await remove(outside)).toMatchObject({ result: "refused", code: "privileged-role" });
  expect(outside.directory.effects).toEqual([]);
});

test("an account that the policy protects by now, and a case that has ended, are refused at once", async () => {
  const outside = await rechecked();
  outside.protectedAccounts.push(subject);
  expect(await remove(outside)).toMatchObject({ result: "refused", code: "protected-account" });

  const other = await rechecked();
  const ending = { kind: "stopped" as const, code: "gave-up", at: other.clock.now().toISOString() };
  await other.cases.update(other.caseId, { ending });
  expect(await remove(other)).toMatchObject({ result: "refused", code: "case-ended" });
});

test("the check of the whole case refuses an account of a group that the policy protects by now", async () => {
  const group = aUserId(7);
  const outside = world({ subject: { groups: [group] } });
  const { factsHash } = await approvedIn(outside);
  outside.protectedGroups.push(group);
  expect(await recheck(outside, { subject, factsHash })).toMatchObject({
    ...{ result: "refused", code: "protected-account" },
  });
  expect(await remove(outside)).toMatchObject({ result: "refused", code: "protected-account" });
});

test("an approver whose own phone is reported lost by now agrees to nothing, until that case has ended", async () => {
  const outside = await rechecked();
  const theirs = await aCaseAbout(outside, manager);
  expect(await remove(outside)).toMatchObject({ result: "refused", code: "approver-is-remediated" });
  const ending = { kind: "completed" as const, code: null, at: outside.clock.now().toISOString() };
  await outside.cases.update(theirs, { ending });
  expect(await remove(outside, mobile)).toMatchObject({ result: "ended" });
});
