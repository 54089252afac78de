import type { RefusalCode } from "../../../lib/domain/refusal-code.ts";
import type { Account } from "../../support/fakes/memory-directory.ts";
import { aMethod, demoMethods, requester, subject } from "../../support/builders.ts";
import { approvedIn } from "../../support/approved-in.ts";
import { aCaseId, aUserId } from "../../support/records.ts";
import { runActivity } from "../../support/run-activity.ts";
import { openIn, world, type World } from "../../support/world.ts";

const key = "case:remove-method:subject:token";
const token = aMethod("softwareOath", { id: "token" });

const remove = (outside: World, change: object = {}) =>
  runActivity(outside, "remove-method", { caseId: outside.caseId, key, subject, method: token, ...change });

async function nothingIsDone(outside: World, change: object = {}) {
  expect(await remove(outside, change)).toMatchObject({ result: "refused", code: "not-approved" });
  expect(outside.directory.effects).toEqual([]);
}

test("deletes what the approver agreed to", async () => {
  const outside = world();
  await approvedIn(outside);
  expect(await remove(outside)).toMatchObject({ result: "ended", status: "accepted" });
  expect(outside.directory.idsOf(subject)).not.toContain("token");
});

describe("deletes nothing, however it was started,", () => {
  test("for a case that is not there, not triaged, or whose approver was never asked", async () => {
    const outside = world();
    await nothingIsDone(outside);
    await openIn(outside, outside.record);
    await nothingIsDone(outside, { key: "b" });
    await runActivity(outside, "triage-case", { caseId: outside.caseId, key: "t" });
    await nothingIsDone(outside, { key: "c" });
  });

  test.each([
    ["a denial", { decision: { verdict: "denied" } }],
    ["somebody else's approval", { decision: { decidedBy: requester } }],
    ["an approval in the moment of the deadline", { decision: { decidedAt: "2026-11-21T10:00:00.000Z" } }],
    ["an approval of other facts", { approval: { factsHash: "f" } }],
    ["an approval for another subject", { approval: { subject: requester } }],
  ] as const)("on %s", async (_, change) => {
    const outside = world();
    await approvedIn(outside, change);
    await nothingIsDone(outside);
  });

  test("from another subject, of another case, or beyond the approved plan", async () => {
    const outside = world();
    outside.directory.add(aUserId(5), "Somebody Else");
    await approvedIn(outside);
    await nothingIsDone(outside, { subject: aUserId(5) });
    await nothingIsDone(outside, { caseId: aCaseId(2), key: "b" });
    await nothingIsDone(outside, { method: demoMethods()[0], key: "c" });
    await nothingIsDone(outside, { method: { ...token, type: "fido2" }, key: "d" });
  });
});

const role = "62e90394-69f5-4237-9190-012177145e10";
const changes: readonly (readonly [RefusalCode, (outside: World) => unknown])[] = [
  ["privileged-role", (outside) => given(outside, { direct: [role], throughGroups: [], eligible: [] })],
  ["privileged-role", (outside) => given(outside, { direct: [], throughGroups: [], eligible: [role] })],
  ["account-disabled", ({ directory }) => directory.change(subject, { accountEnabled: false })],
  ["protected-account", ({ protectedAccounts }) => protectedAccounts.push(subject)],
];
const given = ({ directory }: World, roles: Account["roles"]) => directory.change(subject, { roles });

test.each(changes)(
  "%s: what the account became more than a minute ago is seen before each deletion",
  async (code, change) => {
    const outside = world();
    await approvedIn(outside);
    expect(await remove(outside)).toMatchObject({ result: "ended" });
    change(outside);
    outside.clock.advance(61);
    const method = aMethod("phone", { id: "mobile" });
    expect(await remove(outside, { method, key: "b" })).toMatchObject({ result: "refused", code });
    expect(outside.directory.effects.map(({ id }) => id)).toEqual(["token"]);
  },
);

test("sessions are not revoked beyond the limit without an approval either", async () => {
  const outside = world();
  await openIn(outside, outside.record);
  const input = { caseId: outside.caseId, subject, windowSeconds: null };
  expect(await runActivity(outside, "revoke-sessions", { ...input, key: "a" })).toMatchObject({
    ...{ result: "refused", code: "not-approved" },
  });
  expect(outside.directory.effects).toEqual([]);
  await approvedIn(outside);
  outside.clock.advance(1);
  expect(await runActivity(outside, "revoke-sessions", { ...input, key: "b" })).toMatchObject({
    ...{ result: "ended", status: "verified" },
  });
});
