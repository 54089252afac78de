import type { AuditReading } from "../../lib/domain/audit-reading.ts";
import { RefusedError } from "../../lib/domain/errors.ts";
import type { UserId } from "../../lib/domain/ids.ts";
import type { Policy } from "../../lib/domain/policy.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import type { Directory } from "../../lib/ports/directory.ts";

const dayMs = 86_400_000;

interface Readings {
  readonly clock: Clock;
  readonly directory: Directory;
}

interface ManagerProblem {
  readonly code: "manager-changed" | "manager-change-unread";
  readonly detail: string;
}

/** From when on a change of manager counts as lately, ISO. */
export const managerSince = (clock: Clock, { managerChangedDays }: Policy): string =>
  new Date(clock.now().getTime() - managerChangedDays * dayMs).toISOString();

/**
 * Why the manager may not be asked; null: nothing speaks against it. Whoever can change a manager could make an approver of
 * themselves.
 */
export async function managerProblem(
  { clock, directory }: Readings,
  policy: Policy,
  subject: UserId,
  reading: AuditReading = {},
): Promise<ManagerProblem | null> {
  try {
    const [change] = await directory.managerChanges(subject, managerSince(clock, policy), reading);
    return change ? { code: "manager-changed", detail: `changed at ${change.at}: ${change.id}` } : null;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return { code: "manager-change-unread", detail: error.message };
  }
}
