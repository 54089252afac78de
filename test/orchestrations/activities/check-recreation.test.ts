/** Only what was made after the last deletion is known to be there. */
import { subject } from "../../support/builders.ts";
import { runActivity } from "../../support/run-activity.ts";
import { openIn, world } from "../../support/world.ts";

test.each([
  ["at the very time of the deletion is not known to be there", 0, "open"],
  ["a second after it is", 1, "seen-in-audit"],
])("one that was made %s", async (_, secondsAfter, status) => {
  const outside = world({ request: { situation: "app-passwords-not-working" } });
  const { caseId, clock, directory } = outside;
  await openIn(outside, outside.record);
  directory.addAuditRow(subject, "Delete application password for user");
  clock.advance(secondsAfter);
  directory.addAuditRow(subject, "Create application password for user");
  const key = `${caseId}:check-recreation:${subject}`;
  const lastLook = { firstLookSeconds: 60, followSeconds: 60, carry: { waited: 60, looks: 1 } };
  const ended = await runActivity(outside, "check-recreation", { caseId, key, subject, ...lastLook });
  expect(ended).toMatchObject({ result: "ended", status });
});
