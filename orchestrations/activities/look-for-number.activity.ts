import { numberEntriesIn } from "../../lib/domain/number-entries.ts";
import { ended } from "../../lib/domain/outcome.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import { activity } from "../kit/activity.ts";
import { lookForNumber } from "./look-for-number.contract.ts";

interface Dependencies {
  readonly audit: AuditLog;
  readonly clock: Clock;
}

/** Only reads. */
export const lookForNumberActivity = activity(
  lookForNumber,
  async ({ audit, clock }: Dependencies, { caseId }) => {
    const { state } = numberEntriesIn(await audit.entries(caseId), clock.now());
    return ended("read", { verdict: state });
  },
);
