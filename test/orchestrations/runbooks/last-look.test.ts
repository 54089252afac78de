/** Somebody at the desk begins in time, while a look that read the trail before it comes back only when the time is up. */
import { enterNumberStep } from "../../../lib/domain/number-entries.ts";
import { handOverStep } from "../../../lib/domain/hand-overs.ts";
import { stepKey } from "../../../lib/domain/step-key.ts";
import { lookForNumberActivity } from "../../../orchestrations/activities/look-for-number.activity.ts";
import { lookForPickUpActivity } from "../../../orchestrations/activities/look-for-pick-up.activity.ts";
import { claim } from "../../../orchestrations/desk/claim.ts";
import { awaitNumber } from "../../../orchestrations/runbooks/await-number.ts";
import { awaitPickUp } from "../../../orchestrations/runbooks/await-pick-up.ts";
import { subject } from "../../support/builders.ts";
import { people } from "../../support/console.ts";
import { drive, type ActivityFunction } from "../../support/drive.ts";
import { world } from "../../support/world.ts";

const waits = {
  number: { runbook: awaitNumber, look: lookForNumberActivity, step: enterNumberStep },
  pass: { runbook: awaitPickUp, look: lookForPickUpActivity, step: handOverStep },
};

test.each(["number", "pass"] as const)("the run sees that a %s was begun in time", async (page) => {
  const outside = world();
  const { audit, caseId, clock } = outside;
  const { runbook, look, step } = waits[page];
  const until = new Date(clock.ms + 3600_000).toISOString();
  const begins = () =>
    claim(
      audit,
      {
        caseId,
        key: stepKey({ caseId, step, subject, discriminator: "1" }),
        step,
        subject,
        by: people.operator.oid,
      },
      { proof: "in-person" },
    );
  const verdicts: unknown[] = [];
  const slowLook: ActivityFunction = async (input, context) => {
    const told = await look.run(outside, input, context);
    verdicts.push(told);
    if (verdicts.length === 1) {
      clock.set(Date.parse(until) - 1);
      await begins();
      clock.advance(1);
    }
    return told;
  };
  const run = await drive({
    ...{ clock, runbooks: [runbook], activities: { [look.name]: slowLook } },
    start: { name: runbook.name, instanceId: `${caseId}:wait`, input: { caseId, subject, number: 1, until } },
  });
  expect(verdicts[1]).toMatchObject({ evidence: { verdict: "under-way" } });
  expect(run.status).toBe("Completed");
});
