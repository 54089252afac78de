import type { InvocationContext } from "@azure/functions";
import { activities } from "../../../functions/register-runbooks.ts";
import type { RefusalCode } from "../../../lib/domain/refusal-code.ts";
import { RefusedError } from "../../../lib/domain/errors.ts";
import { aMethod, demoMethods, manager, requester, subject } from "../../support/builders.ts";
import type { Account } from "../../support/fakes/memory-directory.ts";
import { changesSubject, decides, deletesAppPasswords } from "../../support/happenings.ts";
import { aUserId } from "../../support/records.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { stepsOf } from "../../support/steps-of.ts";
import { viewIn, world } from "../../support/world.ts";

const untilContained = [
  "handle-case load-case",
  "handle-case tell-ticket opened",
  "lost-phone triage-case",
  "contain revoke-sessions",
  "contain tell-ticket contained",
  "contain notify-person contained",
];
const toTheEnd = ["handle-case close-case", "handle-case tell-ticket closed"];

describe("when everybody does their part", () => {
  test("each step happens once and in this order", async () => {
    const outside = world();
    const run = await runCase(outside, {
      happenings: [decides(outside, 600, "approved"), deletesAppPasswords(outside, 605)],
    });
    expect(stepsOf(run)).toEqual([
      ...untilContained,
      "ask-approval check-profile manager",
      "ask-approval open-approval manager",
      "ask-approval send-approval-mail manager",
      "ask-approval tell-ticket manager:approval-wanted",
      "ask-approval settle-approval manager:look-1",
      "ask-approval check-profile manager:again",
      "ask-approval tell-ticket manager:decided",
      "remove-approved recheck-case",
      "remove-one remove-method softwareOath.token",
      "remove-one remove-method phone.mobile",
      "remove-one remove-method microsoftAuthenticator.authenticator",
      "remove-methods revoke-sessions after-removal",
      "remove-methods check-methods-gone",
      "remove-methods check-methods-gone",
      "recover read-mfa-hints",
      "recover tell-ticket app-passwords-wanted",
      "follow-up check-app-passwords",
      "follow-default find-held-default",
      "follow-up check-methods-gone closing",
      "follow-up check-methods-gone closing",
      `tell-outcome notify-person closed:${subject}`,
      `tell-outcome notify-person closed:${manager}`,
      ...toTheEnd,
    ]);
    expect(await unsound(outside, run)).toEqual([]);
  });

  test("the directory is left with what was not on the phone, and the case claims no more than was seen", async () => {
    const outside = world();
    await runCase(outside, {
      happenings: [decides(outside, 600, "approved"), deletesAppPasswords(outside, 605)],
    });
    const { status, steps, record } = await viewIn(outside, outside.caseId);
    expect(outside.directory.idsOf(subject)).toEqual(["key", "password"]);
    expect(outside.directory.effects.map(({ what, id }) => (what === "deleted" ? id : what))).toEqual([
      ...["revoked", "token", "mobile", "authenticator", "revoked"],
    ]);
    expect(steps.map((step) => step.status)).toEqual([
      ...["verified", "verified", "verified", "verified", "verified", "verified", "seen-in-audit"],
    ]);
    expect(status).toBe("seen-in-audit");
    expect(record.ending).toMatchObject({ kind: "completed", code: null });
  });

  test("the account is contained within seconds, long before anybody answers", async () => {
    const outside = world();
    const { steps } = await runCase(outside, { happenings: [decides(outside, 3000, "approved")] });
    expect(steps.find(({ name }) => name === "revoke-sessions")?.atSeconds).toBeLessThan(10);
  });

  test("the ticket and the people hear of each turn once", async () => {
    const outside = world();
    await runCase(outside, { happenings: [decides(outside, 600, "approved")] });
    expect(outside.tickets.comments.map(({ news }) => [news.turn, news.code])).toEqual([
      ["opened", null],
      ["contained", null],
      ["approval-wanted", null],
      ["approved", null],
      ["app-passwords-wanted", null],
      ["closed", null],
    ]);
    expect(outside.mailer.sent.map(({ to, news }) => [to, news.turn])).toEqual([
      [subject, "contained"],
      [manager, "approval-wanted"],
      [subject, "closed"],
      [manager, "closed"],
    ]);
  });
});

const refusals: readonly (readonly [RefusalCode, Partial<Account>])[] = [
  ["account-disabled", { accountEnabled: false }],
  ["external-guest", { isExternal: true }],
  ["management-restricted", { isManagementRestricted: true }],
  ["privileged-role", { roles: { direct: ["role"], throughGroups: [], eligible: [] } }],
  ["privileged-role", { roles: { direct: [], throughGroups: ["role"], eligible: [] } }],
  ["privileged-role", { roles: { direct: [], throughGroups: [], eligible: ["role"] } }],
  ["role-assignable-group", { roleAssignableGroups: ["group"] }],
  ["service-account", { unknownMethodTypes: ["#microsoft.graph.resourceAccountKeyAuthenticationMethod"] }],
];

describe("a refused case is not touched at all", () => {
  async function refusedWith(outside: ReturnType<typeof world>, code: string) {
    const run = await runCase(outside);
    expect(stepsOf(run)).toEqual([...untilContained.slice(0, 3), ...toTheEnd]);
    expect(outside.directory.effects).toEqual([]);
    expect(outside.mailer.sent).toEqual([]);
    const { status, record } = await viewIn(outside, outside.caseId);
    expect(record.ending).toMatchObject({ kind: "refused", code });
    expect(status).toBe("open");
    expect(outside.tickets.comments.map(({ news }) => [news.turn, news.code])).toEqual([
      ["opened", null],
      ["closed", code],
    ]);
    expect(await unsound(outside, run)).toEqual([]);
  }

  test.each(refusals)("%s: %j", async (code, account) => {
    await refusedWith(world({ subject: account }), code);
  });

  test("an account that the policy protects", async () => {
    await refusedWith(world({ policy: { protectedAccounts: [subject.toUpperCase()] } }), "protected-account");
  });

  test("a member of a group that the policy protects", async () => {
    const group = "9b0c2c4e-8f0a-4b57-9d3e-6a1c0f5d7e21";
    await refusedWith(
      world({ subject: { groups: [group] }, policy: { protectedGroups: [group] } }),
      "protected-account",
    );
  });

  test("somebody who asks for themselves, however they are named", async () => {
    await refusedWith(world({ request: { requester: "HANAKO@example.com" } }), "requester-is-subject");
  });

  test("a requester whom the directory does not know", async () => {
    await refusedWith(world({ request: { requester: "who@example.com" } }), "requester-unknown");
  });

  test("a subject whom the directory does not know", async () => {
    await refusedWith(world({ request: { subject: "who@example.com" } }), "no-such-subject");
  });

  test("a check that cannot be made", async () => {
    const outside = world();
    outside.directory.faults.add("facts", {
      error: new RefusedError("check-impossible", "no right to read"),
    });
    await refusedWith(outside, "check-impossible");
  });
});

test("facts that cannot be read in all the tries stop the case before anything is touched", async () => {
  const outside = world();
  outside.directory.faults.add("facts");
  const run = await runCase(outside);
  expect(outside.directory.effects).toEqual([]);
  expect((await viewIn(outside, outside.caseId)).record.ending).toMatchObject({
    kind: "stopped",
    code: "gave-up",
  });
  expect(await unsound(outside, run)).toEqual([]);
});

test("a step whose every answer was lost counts as the trail has it", async () => {
  const outside = world();
  const triage = activities.find(({ name }) => name === "triage-case");
  const answerLost = async (input: unknown, context: InvocationContext) => {
    await triage?.run(outside, input, context);
    throw new Error("the answer is lost");
  };
  const run = await runCase(outside, {
    happenings: [decides(outside, 600, "approved")],
    activities: { "triage-case": answerLost },
  });
  expect(run.steps.filter(({ name }) => name === "triage-case")).toHaveLength(5);
  expect((await viewIn(outside, outside.caseId)).record.ending).toMatchObject({ kind: "completed" });
  expect(outside.directory.idsOf(subject)).toEqual(["key", "password"]);
  expect(await unsound(outside, run)).toEqual([]);
});

const key = aMethod("fido2", { id: "key" });
const cutBacks: readonly (readonly [RefusalCode, Partial<Account>])[] = [
  ["no-approver", { manager: null }],
  ["approver-is-contact", { managerKind: "contact" }],
  ["approver-is-subject", { manager: subject }],
  ["approver-is-requester", { manager: requester }],
  ["mfa-at-other-provider", { mfaBy: "provider" }],
  ["unknown-method-type", { unknownMethodTypes: ["#microsoft.graph.newAuthenticationMethod"] }],
  ["nothing-to-remove", { methods: [key] }],
  [
    "phone-not-told-apart",
    { methods: [...demoMethods(), aMethod("microsoftAuthenticator", { id: "other" })] },
  ],
];

describe("a case that is cut back stops after containment", () => {
  test.each(cutBacks)("%s", async (code, account) => {
    const outside = world({ subject: account });
    const run = await runCase(outside);
    expect(stepsOf(run)).toEqual([...untilContained, ...toTheEnd]);
    expect(outside.directory.effects.map(({ what }) => what)).toEqual(["revoked"]);
    const { status, record, steps } = await viewIn(outside, outside.caseId);
    expect(record.ending).toMatchObject({ kind: "stopped", code });
    expect(steps.map((step) => [step.name, step.status])).toEqual([["revoke-sessions", "verified"]]);
    expect(status).toBe("open");
    expect(outside.tickets.comments.map(({ news }) => news.code)).toEqual([null, code, code]);
    expect(await unsound(outside, run)).toEqual([]);
  });
});

const changes: readonly (readonly [RefusalCode, Partial<Account>])[] = [
  ["privileged-role", { roles: { direct: ["role"], throughGroups: [], eligible: [] } }],
  ["privileged-role", { roles: { direct: [], throughGroups: ["role"], eligible: [] } }],
  ["account-disabled", { accountEnabled: false }],
  ["role-assignable-group", { roleAssignableGroups: ["group"] }],
  ["mfa-at-other-provider", { mfaBy: "provider" }],
  ["no-approver", { manager: null }],
  ["facts-changed", { isSynced: true }],
  ["facts-changed", { manager: aUserId(4) }],
  ["facts-changed", { methods: [...demoMethods(), aMethod("fido2", { id: "second key" })] }],
  ["facts-changed", { methods: demoMethods().filter(({ id }) => id !== "token") }],
  ["unknown-method-type", { unknownMethodTypes: ["#microsoft.graph.newAuthenticationMethod"] }],
];

describe("what changed between the request and the approval's effect stops the case with nothing deleted", () => {
  test.each(changes)("%s: %j", async (code, account) => {
    const outside = world();
    outside.directory.add(aUserId(4), "New Manager");
    const run = await runCase(outside, {
      happenings: [changesSubject(outside, 300, account), decides(outside, 600, "approved")],
    });
    expect(outside.directory.effects.map(({ what }) => what)).toEqual(["revoked"]);
    const { status, record } = await viewIn(outside, outside.caseId);
    expect(record.ending).toMatchObject({ kind: "refused", code });
    expect(status).toBe("open");
    expect(outside.tickets.comments.at(-1)?.news).toMatchObject({ turn: "closed", code });
    expect(await unsound(outside, run)).toEqual([]);
  });
});
