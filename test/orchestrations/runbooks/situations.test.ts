/** The situations other than a lost phone, from the ticket to their end. */
import { situations, type Situation } from "../../../lib/domain/situation.ts";
import { aMethod, subject } from "../../support/builders.ts";
import { decides } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { stepsOf } from "../../support/steps-of.ts";
import { viewIn, world } from "../../support/world.ts";

const methods = [
  aMethod("microsoftAuthenticator", { id: "app" }),
  aMethod("phone", { id: "mobile", phoneType: "mobile" }),
  aMethod("hardwareOath", { id: "token" }),
  aMethod("fido2", { id: "key" }),
  aMethod("password"),
];

/** Situation → what is left, what was done in order, whether app passwords were asked for. */
const endings: Readonly<
  Record<
    Exclude<
      Situation,
      | "lost-phone"
      | "stolen-phone"
      | "new-phone"
      | "hardware-token-assign"
      | "app-passwords-not-working"
      | "number-change"
    >,
    readonly [string[], string[]]
  >
> = {
  "forget-devices": [["app", "mobile", "token", "key", "password"], ["revoked"]],
  "require-reregistration": [
    ["key", "password"],
    ["revoked", "token", "mobile", "app", "revoked"],
  ],
  "authenticator-not-activated": [["mobile", "token", "key", "password"], ["app"]],
  "hardware-token-lost": [
    ["app", "mobile", "key", "password"],
    ["revoked", "token", "revoked"],
  ],
};

test.each(Object.entries(endings))("%s ends proven, and touches nothing else", async (name, [left, done]) => {
  const outside = world({ subject: { methods }, request: { situation: name as Situation } });
  outside.hints.service = { allowAppPasswords: false, rememberMfaDays: null };
  const happenings = situations[name as Situation].remove ? [decides(outside, 600, "approved")] : [];
  const run = await runCase(outside, { happenings });
  const { status, record, steps } = await viewIn(outside, outside.caseId);
  expect(record.ending).toMatchObject({ kind: "completed", code: null });
  expect(outside.directory.idsOf(subject).sort()).toEqual([...left].sort());
  const effects = outside.directory.effects.map(({ what, id }) => (what === "deleted" ? id : what));
  expect(effects).toEqual(done);
  const claimed = (step: string) => (step === "check-remembered-devices" ? "not-applicable" : "verified");
  expect(steps.map((step) => step.status)).toEqual(steps.map((step) => claimed(step.name)));
  expect(status).toBe("verified");
  expect(stepsOf(run)).not.toContain("recover tell-ticket app-passwords-wanted");
  expect(outside.tickets.comments.at(-1)?.news.turn).toBe("closed");
  expect(await unsound(outside, run)).toEqual([]);
});

test.each(["require-reregistration", "authenticator-not-activated", "hardware-token-lost"] as const)(
  "%s removes nothing that was denied",
  async (situation) => {
    const outside = world({ subject: { methods }, request: { situation } });
    await runCase(outside, { happenings: [decides(outside, 600, "denied")] });
    expect(outside.directory.effects.filter(({ what }) => what === "deleted")).toEqual([]);
    const { record, status } = await viewIn(outside, outside.caseId);
    expect([record.ending?.kind, status]).toEqual(["denied", "open"]);
  },
);

test("which of two hardware tokens was lost is not guessed", async () => {
  const two = [...methods, aMethod("hardwareOath", { id: "other" })];
  const outside = world({ subject: { methods: two }, request: { situation: "hardware-token-lost" } });
  await runCase(outside);
  expect(outside.directory.idsOf(subject)).toHaveLength(6);
  const { record } = await viewIn(outside, outside.caseId);
  expect(record.ending).toMatchObject({ kind: "stopped", code: "token-not-told-apart" });
});

test("of two hardware tokens, the one that the ticket names goes", async () => {
  const named = [
    aMethod("hardwareOath", { id: "lost", isNamedToken: true }),
    aMethod("hardwareOath", { id: "other", isNamedToken: false }),
  ];
  const request = { situation: "hardware-token-lost" as const, token: { serial: "B-2" } };
  const outside = world({ subject: { methods: [...methods.slice(3), ...named] }, request });
  outside.directory.tokens.set("B-2", { id: "lost", holder: subject, isActivated: true });
  const run = await runCase(outside, { happenings: [decides(outside, 600, "approved")] });
  expect(outside.directory.idsOf(subject).sort()).toEqual(["key", "other", "password"]);
  const { record, status } = await viewIn(outside, outside.caseId);
  expect([record.ending?.kind, status]).toEqual(["completed", "verified"]);
  expect(await unsound(outside, run)).toEqual([]);
});

test("an account whose devices are forgotten needs nobody to approve", async () => {
  const outside = world({ subject: { methods, manager: null }, request: { situation: "forget-devices" } });
  outside.hints.service = { allowAppPasswords: "unknown", rememberMfaDays: null };
  await runCase(outside);
  const { record, status } = await viewIn(outside, outside.caseId);
  expect([record.ending?.kind, status]).toEqual(["completed", "verified"]);
});

test.each([
  [30, "remember-mfa-on"],
  ["unknown", "remember-mfa-not-told"],
] as const)(
  "devices are not taken for forgotten where browsers may be remembered: %s",
  async (days, code) => {
    const outside = world({ subject: { methods }, request: { situation: "forget-devices" } });
    outside.hints.service = { allowAppPasswords: "unknown", rememberMfaDays: days };
    await runCase(outside);
    const { steps, status } = await viewIn(outside, outside.caseId);
    expect(steps.at(-1)).toMatchObject({ name: "check-remembered-devices", status: "open", because: code });
    expect(status).toBe("open");
  },
);

describe("app passwords that do not work", () => {
  const deletion = "Delete application password for user";
  const creation = "Create application password for user";

  test.each([
    ["deleted and made anew", [deletion, creation], ["seen-in-audit", null]],
    ["deleted and no more", [deletion], ["open", "deleted-none-made"]],
    ["made and not deleted", [creation], ["open", "made-none-deleted"]],
    ["made before they were deleted", [creation, deletion], ["open", "deleted-none-made"]],
    ["made anew, and deleted again", [deletion, creation, deletion], ["open", "deleted-none-made"]],
    ["left as they are", [], ["open", "no-deletion-in-audit"]],
  ])("%s", async (_, activities, expected) => {
    const outside = world({ request: { situation: "app-passwords-not-working" } });
    const happenings = activities.map((activity, index) => ({
      afterSeconds: 100 + 100 * index,
      happens: () => outside.directory.addAuditRow(subject, activity),
    }));
    const run = await runCase(outside, { happenings });
    const { record, steps } = await viewIn(outside, outside.caseId);
    expect(record.ending).toMatchObject({ kind: "completed" });
    expect(steps.map(({ status, because }) => [status, because])).toEqual([expected]);
    expect(outside.directory.effects).toEqual([]);
    expect(outside.mailer.sent.map(({ to }) => to)).toEqual([subject]);
    expect(await unsound(outside, run)).toEqual([]);
  });

  test("are nobody's business whose account a guard protects", async () => {
    const roles = { direct: ["role"], throughGroups: [], eligible: [] };
    const outside = world({ request: { situation: "app-passwords-not-working" }, subject: { roles } });
    await runCase(outside);
    const { record } = await viewIn(outside, outside.caseId);
    expect(record.ending).toMatchObject({ kind: "refused", code: "privileged-role" });
    expect(outside.mailer.sent).toEqual([]);
  });
});
