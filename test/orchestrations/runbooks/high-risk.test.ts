/** An account whose risk rises once the removal has begun, where the policy looks at it; what was known before: the model's rows. */
import type { AuthenticationMethod } from "../../../lib/domain/method.ts";
import { aMethod, quarantineGroup, subject } from "../../support/builders.ts";
import { changesSubject, decides, deletesAppPasswords, handsOver } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { viewIn, world, type World } from "../../support/world.ts";

const watched = ({ policy = {}, methods }: { policy?: object; methods?: AuthenticationMethod[] } = {}) =>
  world({
    policy: { stopsAtHighRisk: true, ...policy },
    subject: { isAtHighRisk: false, ...(methods && { methods }) },
  });

async function seen(outside: World) {
  const { record, steps } = await viewIn(outside, outside.caseId);
  const of = (name: string) =>
    steps.filter((step) => step.name === name).map(({ status, because }) => [status, because]);
  return { ending: record.ending, of, effects: outside.directory.effects.map(({ what }) => what) };
}

test("a risk that rose after the removal: no pass is handed over", async () => {
  const methods = [aMethod("microsoftAuthenticator", { id: "app", isDefault: true }), aMethod("password")];
  const outside = watched({ methods });
  const rises = changesSubject(outside, 900, { isAtHighRisk: true });
  await runCase(outside, {
    happenings: [
      decides(outside, 600, "approved"),
      rises,
      deletesAppPasswords(outside, 700),
      ...handsOver(outside, 1200, { usedAfter: null }),
    ],
  });
  expect(outside.passes.codes).toEqual([]);
  const { of, effects } = await seen(outside);
  expect(effects).toEqual(["revoked", "deleted", "revoked"]);
  expect(of("hand-over-pass")[0]?.[0]).toBe("open");
});

test("a risk that rises in the middle of the removal stops what is left of it, and sessions are revoked all the same", async () => {
  const outside = watched();
  outside.directory.faults.add("deleteMethod", { times: 1, retryAfterSeconds: 200 });
  const rises = changesSubject(outside, 150, { isAtHighRisk: true });
  await runCase(outside, { happenings: [decides(outside, 60, "approved"), rises] });
  const { of, effects } = await seen(outside);
  expect(effects.filter((what) => what === "revoked")).toHaveLength(2);
  expect(effects.filter((what) => what === "deleted").length).toBeLessThan(3);
  expect(of("remove-method").map(([status]) => status)).toContain("open");
});

test("the quarantine of an account at high risk is not ended, whatever was approved", async () => {
  const outside = watched({
    policy: { quarantine: { groupId: quarantineGroup, for: ["lost-phone"] } },
  });
  await runCase(outside, {
    happenings: [
      decides(outside, 60, "approved"),
      deletesAppPasswords(outside, 62),
      changesSubject(outside, 1100, { isAtHighRisk: true }),
      decides(outside, 1200, "approved", { stage: "lift" }),
    ],
  });
  expect((await seen(outside)).of("lift-quarantine")).toEqual([["contained", "high-user-risk"]]);
  expect(await outside.quarantine.holds(subject)).toBe(true);
});
