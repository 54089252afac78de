/** A revocation ends what somebody began with a pass, so that none may come after one. */
import { handOverPass } from "../../../orchestrations/desk/hand-over-pass.ts";
import { approvedIn } from "../../support/approved-in.ts";
import { aMethod, subject } from "../../support/builders.ts";
import { aUserId } from "../../support/records.ts";
import { runActivity } from "../../support/run-activity.ts";
import { world, type World } from "../../support/world.ts";

const revokes = (outside: World, carry: unknown) => {
  const { caseId } = outside;
  const key = `${caseId}:revoke-sessions:${subject}:after-removal`;
  return runActivity(outside, "revoke-sessions", { caseId, key, subject, windowSeconds: null, carry });
};

/** Revoked once, which two looks have not shown yet; a pass is offered meanwhile. */
async function unseenTwice() {
  const outside = world({ subject: { methods: [aMethod("softwareOath"), aMethod("password")] } });
  const { caseId, clock, directory } = outside;
  await approvedIn(outside);
  const key = `${caseId}:offer-pass:${subject}`;
  const until = "2026-11-24T09:00:00.000Z";
  await runActivity(outside, "offer-pass", { caseId, key, subject, until });
  directory.change(subject, { methods: [aMethod("password")] });
  clock.advance(1000);
  directory.lagSeconds = 900;
  const first = await revokes(outside, null);
  if (first.result !== "later") throw new Error("the revocation is seen at once");
  clock.advance(3);
  const revoked = () => directory.effects.filter(({ what }) => what === "revoked").length;
  return { outside, carry: first.carry, revoked };
}

test("what two looks have not shown is asked for once more", async () => {
  const { outside, carry, revoked } = await unseenTwice();
  expect(carry).toMatchObject({ looks: 2 });
  expect(await revokes(outside, carry)).toMatchObject({ result: "later", carry: { looks: 3 } });
  expect(revoked()).toBe(2);
});

test("but not where a pass was made meanwhile", async () => {
  const { outside, carry, revoked } = await unseenTwice();
  outside.directory.lagSeconds = 0;
  await handOverPass(outside, {
    ...{ caseId: outside.caseId, subject, by: aUserId(21), proof: "in-person", number: 1 },
  });
  outside.directory.lagSeconds = 900;
  expect(await revokes(outside, carry)).toMatchObject({
    ...{ result: "ended", status: "open", evidence: { because: "pass-made-since" } },
  });
  expect(revoked()).toBe(1);
  expect(outside.passes.codes).toHaveLength(1);
});
