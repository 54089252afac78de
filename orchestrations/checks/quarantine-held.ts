import type { CaseRecord } from "../../lib/domain/case-record.ts";
import type { UserId } from "../../lib/domain/ids.ts";
import { wasPutIn } from "../../lib/domain/was-put-in.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { Containments } from "../../lib/ports/containments.ts";
import type { Quarantine } from "../../lib/ports/quarantine.ts";

export interface QuarantineHeld {
  readonly audit: AuditLog;
  readonly quarantineOf: (groupId: string) => Quarantine;
  readonly quarantineTurns: Containments;
}

/** Why the case may not take its subject out of quarantine, whoever approves it; null: nothing speaks against it. */
type NotOurs = "quarantined-before" | "quarantined-since" | null;

interface Held {
  readonly members: Quarantine;
  readonly group: string;
  readonly notOurs: NotOurs;
}

/**
 * The quarantine that the case can speak of; undefined: its policy names no group. A case takes out only whom it put in for
 * certain, and only if no other case has called for quarantine since.
 */
export async function quarantineHeld(
  { audit, quarantineOf, quarantineTurns }: QuarantineHeld,
  { caseId, policy }: CaseRecord,
  subject: UserId,
): Promise<Held | undefined> {
  const group = policy.quarantine?.groupId;
  if (group === undefined) return undefined;
  const latest = await quarantineTurns.latest(subject);
  const isLatest = latest === undefined || latest.caseId === caseId;
  const notOurs = !wasPutIn(await audit.entries(caseId))
    ? "quarantined-before"
    : isLatest
      ? null
      : "quarantined-since";
  return { members: quarantineOf(group), group, notOurs };
}
