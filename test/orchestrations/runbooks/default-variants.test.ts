/** What Graph does about a default method is not documented in full: the case has to end right on each reading of it. */
import { graphDirectory } from "../../../lib/adapters/graph/graph-directory.ts";
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { people, startTenantUnderTest } from "../../lib/adapters/graph/tenant-under-test.ts";
import { removals } from "../../support/approved-run.ts";
import { decides } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { viewIn, world } from "../../support/world.ts";

const authenticator = "47eaa099-2cb6-416d-86dc-283cf0480ff9";
type Variants = TenantFile["variants"];
const wordings: Variants["defaultDeleteRefusal"][] = ["change-default-first", "matches-current-default"];
const cases = (["other-second-factors", "any-other-method", "nothing"] as const).flatMap((heldBy) =>
  wordings.flatMap((wording) => [true, false].map((isChosen) => [heldBy, wording, isChosen] as const)),
);

test.each(cases)("held by %s, refused as %s, another one chosen: %s", async (heldBy, wording, isChosen) => {
  const under = await startTenantUnderTest(({ variants }) => {
    variants.defaultHeldBy = heldBy;
    variants.defaultDeleteRefusal = wording;
  });
  const { tenant } = under;
  try {
    const request = {
      ...{ situation: "authenticator-not-activated" as const, subject: people.aiko },
      requester: "yuki.mori@contoso.example",
    };
    const outside = { ...world({ request }), directory: graphDirectory(under.client) };
    const chooses = {
      afterSeconds: 400,
      happens: () => tenant.changePerson(people.aiko, { preferredMethod: "sms" }),
    };
    await runCase(outside, {
      happenings: [decides(outside, 60, "approved"), ...(isChosen ? [chooses] : [])],
    });
    const view = await viewIn(outside, outside.caseId);
    const aiko = tenant.tenantState().people.find(({ id }) => id === people.aiko);
    const isGone = !aiko?.methods.some(({ id }) => id === authenticator);
    const isExpectedGone = isChosen || heldBy === "nothing";
    expect([isGone, aiko?.methods.length]).toEqual([isExpectedGone, isExpectedGone ? 4 : 5]);
    expect(removals(view)).toEqual({
      [authenticator]: isExpectedGone ? ["verified", null] : ["open", "default-method"],
    });
    expect(view.status).toBe(isExpectedGone ? "verified" : "open");
  } finally {
    await under.stop();
  }
});
