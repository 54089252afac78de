import { z } from "zod";
import { handingOn } from "../../lib/domain/errors.ts";
import type { UserId } from "../../lib/domain/ids.ts";
import { readBackWait } from "../../lib/domain/next-look.ts";
import { ended, later } from "../../lib/domain/outcome.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Containments } from "../../lib/ports/containments.ts";
import type { Quarantine } from "../../lib/ports/quarantine.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { quarantine } from "./quarantine.contract.ts";

const mostTurns = 3;
const carried = z.object({ wasMember: z.boolean(), requestId: z.string(), looks: z.number() });

interface Dependencies {
  readonly cases: CaseStore;
  readonly quarantineOf: (groupId: string) => Quarantine;
  readonly quarantineTurns: Containments;
}

/**
 * Idempotent by nature: membership is a state. Where the first try's answer is lost, the second finds a member and cannot
 * say by whom, so that the case will not take them out again by itself.
 */
export const quarantineActivity = activity(
  quarantine,
  async (deps: Dependencies, { caseId, subject, windowSeconds, carry }) => {
    const record = await recordOf(deps.cases, caseId);
    const group = record.policy.quarantine?.groupId;
    if (group === undefined) return ended("open", { because: "no-quarantine-group" as const });

    const members = deps.quarantineOf(group);
    const before = carried.nullable().parse(carry ?? null);
    if (!before && !(await deps.quarantineTurns.claim(subject, caseId, windowSeconds, mostTurns)))
      return beyondLimit(members, group, subject);
    const asked = before ?? { ...(await members.add(subject)), looks: 1 };
    const { wasMember, requestId, looks } = asked;
    const evidence = { group, wasMember, requestId };
    if (await members.holds(subject).catch(handingOn(asked)))
      return ended("verified", { because: "quarantine-member" as const, ...evidence });
    const wait = readBackWait(looks);
    if (wait === null) return ended("open", { because: "membership-not-read-back" as const, ...evidence });
    return later(wait, { ...asked, looks: looks + 1 });
  },
);

/** Nothing is written any more; who is a member all the same was put in by another case, or by hand. */
async function beyondLimit(members: Quarantine, group: string, subject: UserId) {
  if (await members.holds(subject))
    return ended("verified", { because: "quarantine-member" as const, group, wasMember: true });
  return ended("open", { because: "quarantine-limit" as const, group });
}
