import type { ApprovalStage } from "../../lib/domain/approval.ts";
import type { AuditReading } from "../../lib/domain/audit-reading.ts";
import type { CaseRecord } from "../../lib/domain/case-record.ts";
import { RefusedError } from "../../lib/domain/errors.ts";
import type { UserId } from "../../lib/domain/ids.ts";
import { profilePart, type ProfilePart } from "../../lib/domain/profile-change.ts";
import { callsOf } from "../../lib/domain/situation.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import type { Directory } from "../../lib/ports/directory.ts";

const dayMs = 86_400_000;

interface Readings {
  readonly clock: Clock;
  readonly directory: Directory;
}

interface ProfileProblem {
  readonly code: `${ProfilePart}-changed` | "manager-change-unread";
  readonly detail: string;
}

/** From when on a change counts as lately, ISO; a part that is not there is not looked at. */
interface Since {
  readonly manager: string;
  readonly contact?: string;
}

/**
 * From when on each part is looked at. Not how the person is reached, where that may rightly have changed: who ends a
 * quarantine is asked about the account, not about the person, who may have another number by then; and whoever
 * asks for a number to be changed has another one.
 */
export function profileSince(
  clock: Clock,
  { policy, request: { situation } }: Pick<CaseRecord, "policy" | "request">,
  stage: ApprovalStage,
): Since {
  const before = (days: number) => new Date(clock.now().getTime() - days * dayMs).toISOString();
  const manager = before(policy.managerChangedDays);
  const mayHaveChanged = stage === "lift" || callsOf(situation).changesNumber === true;
  if (mayHaveChanged || policy.contactChangedDays === 0) return { manager };
  return { manager, contact: before(policy.contactChangedDays) };
}

/**
 * Why nobody may be asked; null: nothing speaks against it. Whoever can change a manager could make an approver of
 * themselves, and whoever can change a number could be called back in the person's name.
 */
export async function profileProblem(
  { clock, directory }: Readings,
  asked: Pick<CaseRecord, "policy" | "request">,
  stage: ApprovalStage,
  subject: UserId,
  reading: AuditReading = {},
): Promise<ProfileProblem | null> {
  const since = profileSince(clock, asked, stage);
  try {
    const changes = await directory.profileChanges(subject, earliest(since), reading);
    for (const part of profilePart.options) {
      const change = changes.find(({ at, changed }) => changed.includes(part) && isSince(at, since[part]));
      if (change) return { code: `${part}-changed`, detail: `changed at ${change.at}: ${change.id}` };
    }
    return null;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return { code: "manager-change-unread", detail: error.message };
  }
}

/** ISO times of one form sort as texts. */
const earliest = ({ manager, contact = manager }: Since): string => (contact < manager ? contact : manager);

const isSince = (at: string, since: string | undefined): boolean =>
  since !== undefined && Date.parse(at) >= Date.parse(since);
