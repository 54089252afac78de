/** Whoever a removal leaves with nothing to sign in with, in situations other than a lost phone. */
import type { AuthenticationMethod } from "../../../lib/domain/method.ts";
import type { Situation } from "../../../lib/domain/situation.ts";
import { aMethod, manager, subject } from "../../support/builders.ts";
import { decides, handsOver } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { viewIn, world, type World } from "../../support/world.ts";

const rows: readonly (readonly [Situation, AuthenticationMethod, string[]])[] = [
  ["require-reregistration", aMethod("phone", { id: "mobile", phoneType: "mobile" }), ["revoked", "revoked"]],
  ["authenticator-not-activated", aMethod("microsoftAuthenticator", { id: "app" }), []],
  ["hardware-token-lost", aMethod("hardwareOath", { id: "token" }), ["revoked", "revoked"]],
];

const withOnly = (
  only: AuthenticationMethod,
  situation: Situation,
  change: Parameters<typeof world>[0] = {},
): World =>
  world({
    subject: { methods: [only, aMethod("email"), aMethod("password")] },
    request: { situation },
    ...change,
  });

describe.each(rows)("%s of the only method", (situation, only, revocations) => {
  test("ends with a pass that was handed over after the last revocation, and the method that it brought", async () => {
    const outside = withOnly(only, situation);
    const happenings = [decides(outside, 600, "approved"), ...handsOver(outside, 1200)];
    const run = await runCase(outside, { happenings });
    const { record, steps, status } = await viewIn(outside, outside.caseId);
    expect([record.ending?.kind, status]).toEqual(["completed", "attested"]);
    const ends = steps.map(({ name, status: claimed }) => [name, claimed]);
    expect(ends.slice(-3)).toEqual([
      ["hand-over-pass", "attested"],
      ["await-strong-method", "verified"],
      ["take-back-pass", "verified"],
    ]);
    const effects = outside.directory.effects.map(({ what }) => what);
    expect(effects.filter((what) => what === "revoked")).toEqual(revocations);
    expect(effects.at(-1)).toBe(revocations.at(-1) ?? "deleted");
    expect(outside.directory.idsOf(subject)).toEqual(["email", "password", "pass-1", "new-1"]);
    expect(outside.mailer.sent.map(({ to, news }) => [to, news.turn])).toContainEqual([
      manager,
      "pass-ready",
    ]);
    expect(await unsound(outside, run)).toEqual([]);
    expect(JSON.stringify([run.steps, outside.mailer.sent, outside.tickets.comments])).not.toContain(
      "Pass-canary",
    );
  });

  test("stays open where nobody picks the pass up, and says so", async () => {
    const outside = withOnly(only, situation);
    const run = await runCase(outside, { happenings: [decides(outside, 600, "approved")] });
    const { record, steps, status } = await viewIn(outside, outside.caseId);
    expect([record.ending?.kind, status]).toEqual(["completed", "open"]);
    expect(steps.slice(-3).map(({ because }) => because)).toEqual([
      ...["not-run-yet", "no-strong-method", "not-run-yet"],
    ]);
    expect(run.seconds).toBeLessThan(73 * 3600);
  });

  test.each([
    ["the tenant allows no pass", {}, "disabled", "pass-policy-off"],
    ["nobody may hand one over", { policy: { pass: { handOverBy: [] } } }, "enabled", "would-lock-out"],
  ] as const)("touches nothing where %s", async (_, change, state, code) => {
    const outside = withOnly(only, situation, change);
    outside.passes.policy = { ...outside.passes.policy, state };
    await runCase(outside);
    const { record } = await viewIn(outside, outside.caseId);
    expect(record.ending).toMatchObject({ kind: "stopped", code });
    expect(outside.directory.idsOf(subject)).toHaveLength(3);
  });

  test("removes nothing any more once the tenant has switched passes off before the answer", async () => {
    const outside = withOnly(only, situation);
    const switchesOff = {
      afterSeconds: 300,
      happens: () => (outside.passes.policy = { ...outside.passes.policy, state: "disabled" as const }),
    };
    await runCase(outside, { happenings: [switchesOff, decides(outside, 600, "approved")] });
    const { record } = await viewIn(outside, outside.caseId);
    expect(record.ending).toMatchObject({ kind: "refused", code: "pass-policy-off" });
    expect(outside.directory.idsOf(subject)).toHaveLength(3);
  });
});
