import { handOversIn, possiblePasses } from "../../lib/domain/hand-overs.ts";
import { ended } from "../../lib/domain/outcome.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import { activity } from "../kit/activity.ts";
import { lookForPickUp } from "./look-for-pick-up.contract.ts";

interface Dependencies {
  readonly audit: AuditLog;
  readonly clock: Clock;
}

/** Only reads. */
export const lookForPickUpActivity = activity(
  lookForPickUp,
  async ({ audit, clock }: Dependencies, { caseId, number }) => {
    const passes = possiblePasses(handOversIn(await audit.entries(caseId), clock.now()));
    const picked = passes[number - 1];
    if (!picked || picked.state === "not-made") return ended("read", { verdict: "waiting", expiresAt: null });
    return ended("read", { verdict: picked.state, expiresAt: picked.pass?.expiresAt ?? null });
  },
);
