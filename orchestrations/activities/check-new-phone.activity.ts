import { z } from "zod";
import { isAuthenticatorApp, methodKey } from "../../lib/domain/method.ts";
import { nextLook } from "../../lib/domain/next-look.ts";
import { ended, later, refused } from "../../lib/domain/outcome.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { checkNewPhone } from "./check-new-phone.contract.ts";

const carried = z.object({ waited: z.number().default(0), seen: z.array(z.string()).default([]) });

interface Dependencies {
  readonly cases: CaseStore;
  readonly directory: Directory;
}

/** Only reads; waits twice as long after each look that finds nothing, until an entry is seen twice or the time is up. */
export const checkNewPhoneActivity = activity(
  checkNewPhone,
  async ({ cases, directory }: Dependencies, { caseId, subject, carry, ...clocks }) => {
    const seenFirst = (await recordOf(cases, caseId)).triage?.seenFirst;
    if (!seenFirst) return refused("unforeseen", `${caseId} has no first list`);
    const before = carried.parse(carry ?? {});
    const { methods, requestIds } = await directory.methods(subject);
    const added = methods
      .filter(isAuthenticatorApp)
      .map(methodKey)
      .filter((key) => !seenFirst.includes(key));
    const { looks, again } = nextLook(carry, clocks);
    const evidence = { added, looks, requestIds: [...requestIds] };
    if (added.some((key) => before.seen.includes(key))) return ended("verified", evidence);
    if (added.length > 0) return later(clocks.gapSeconds, { ...before, looks, seen: added });
    return again ?? ended("open", { because: "new-phone-not-seen", ...evidence });
  },
);
