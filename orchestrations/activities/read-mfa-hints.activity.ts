import { auditReadingIn } from "../../lib/domain/audit-reading.ts";
import { ended } from "../../lib/domain/outcome.ts";
import type { AppPasswordHints } from "../../lib/ports/app-password-hints.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import { activity } from "../kit/activity.ts";
import { readMfaHints } from "./read-mfa-hints.contract.ts";

/**
 * As long as the directory keeps its audit log at most
 * (https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention).
 */
const logDays = 30;

interface Dependencies {
  readonly clock: Clock;
  readonly hints: AppPasswordHints;
}

/** Only reads. */
export const readMfaHintsActivity = activity(
  readMfaHints,
  async ({ clock, hints }: Dependencies, { subject, carry }) => {
    const since = new Date(clock.now().getTime() - logDays * 86_400_000).toISOString();
    const perUserMfaState = await hints.perUserMfaState(subject);
    const service = await hints.mfaService();
    const rows = await hints.creations(subject, since, auditReadingIn(carry));
    return ended("read", {
      perUserMfaState,
      ...service,
      created: rows === "unknown" ? rows : rows.length,
    });
  },
);
