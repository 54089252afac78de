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
    Exclude<Situation, "lost-phone" | "stolen-phone" | "new-phone" | "hardware-token-assign">,
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
  const happenings = situations[name as Situation].remove ? [decides(outside, 600, "approved")] : [];
  const run = await runCase(outside, { happenings });
  const { status, record, steps } = await viewIn(outside, outside.caseId);
  expect(record.ending).toMatchObject({ kind: "completed", code: null });
  expect(outside.directory.idsOf(subject).sort()).toEqual([...left].sort());
  const effects = outside.directory.effects.map(({ what, id }) => (what === "deleted" ? id : what));
  expect(effects).toEqual(done);
  expect(steps.map((step) => step.status)).toEqual(steps.map(() => "verified"));
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
  expect(record.ending).toMatchObject({ kind: "stopped", code: "phone-not-told-apart" });
});

test("an account whose devices are forgotten needs nobody to approve", async () => {
  const outside = world({ subject: { methods, manager: null }, request: { situation: "forget-devices" } });
  await runCase(outside);
  const { record, status } = await viewIn(outside, outside.caseId);
  expect([record.ending?.kind, status]).toEqual(["completed", "verified"]);
});
