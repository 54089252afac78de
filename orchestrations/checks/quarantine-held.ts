import type { CaseRecord } from "../../lib/domain/case-record.ts";
import type { CaseId, UserId } from "../../lib/domain/ids.ts";
import { wasPutIn } from "../../lib/domain/was-put-in.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { Containments } from "../../lib/ports/containments.ts";
import type { Quarantine } from "../../lib/ports/quarantine.ts";

export interface QuarantineHeld {
  readonly audit: AuditLog;
  readonly quarantineOf: (groupId: string) => Quarantine;
  readonly quarantineTurns: Containments;
}

/** Why the case may not take its subject out of quarantine, whoever approves it, and what case needs it. */
interface NotOurs {
  readonly because: "quarantined-before" | "quarantined-since";
  readonly neededBy?: CaseId;
}

interface Held {
  readonly members: Quarantine;
  readonly group: string;
  /** Null: nothing speaks against it. */
  readonly notOurs: NotOurs | null;
}

/**
 * The quarantine that the case can speak of; undefined: its policy names no group. A case takes out only whom it put in for
 * certain, and only if no other case has called for quarantine since, be it within the limit or beyond.
 */
export async function quarantineHeld(
  { audit, quarantineOf, quarantineTurns }: QuarantineHeld,
  { caseId, policy }: CaseRecord,
  subject: UserId,
): Promise<Held | undefined> {
  const group = policy.quarantine?.groupId;
  if (group === undefined) return undefined;
  const last = await quarantineTurns.lastAsked(subject);
  const since = last === undefined || last === caseId ? null : sinceThen(last);
  const notOurs = wasPutIn(await audit.entries(caseId)) ? since : before;
  return { members: quarantineOf(group), group, notOurs };
}

const before: NotOurs = { because: "quarantined-before" };
const sinceThen = (neededBy: CaseId): NotOurs => ({ because: "quarantined-since", neededBy });
