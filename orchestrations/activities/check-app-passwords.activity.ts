import { attestationIn, noAttestationEntry } from "../../lib/domain/attestation.ts";
import { auditReadingIn, type AuditReading } from "../../lib/domain/audit-reading.ts";
import type { UserId } from "../../lib/domain/ids.ts";
import { nextLook } from "../../lib/domain/next-look.ts";
import { ended } from "../../lib/domain/outcome.ts";
import type { AppPasswordHints } from "../../lib/ports/app-password-hints.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import { appPasswordDeletions } from "../checks/app-password-deletions.ts";
import { quarantineHeld, type QuarantineHeld } from "../checks/quarantine-held.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { checkAppPasswords } from "./check-app-passwords.contract.ts";

interface Dependencies extends QuarantineHeld {
  readonly cases: CaseStore;
  readonly directory: Directory;
  readonly hints: AppPasswordHints;
}

/**
 * Only reads, but that the last look closes the trail's place for an operator's word; waits twice as long after each look,
 * until there is something to tell or the time is up.
 */
export const checkAppPasswordsActivity = activity(
  checkAppPasswords,
  async (deps: Dependencies, { caseId, subject, carry, ...clocks }) => {
    const record = await recordOf(deps.cases, caseId);
    const reading = auditReadingIn(carry);
    const { seen, allDeletedAt, lastAt } = await appPasswordDeletions(
      deps.directory,
      subject,
      record.openedAt,
      reading,
    );
    const { looks, again } = nextLook(carry, clocks);
    const attested = attestationIn(
      again
        ? await deps.audit.entries(caseId)
        : [await deps.audit.append(noAttestationEntry(caseId, subject))],
    );
    const isOver = allDeletedAt ?? attested;
    const made = isOver
      ? await madeSince(deps.hints, subject, allDeletedAt ?? lastAt ?? record.openedAt, reading)
      : "none";
    if (allDeletedAt && made === "none") {
      const because = "deleted-by-administrator" as const;
      return ended("seen-in-audit", { because, ...seen, seenAt: allDeletedAt, looks });
    }
    if (attested && made === "none")
      return ended("attested", { ...seen, attestedBy: attested.by, attestedAt: attested.at, looks });
    if (again) return again;

    const held = await quarantineHeld(deps, record, subject);
    if (await held?.members.holds(subject))
      return ended("contained", { because: "quarantined-not-deleted" as const, ...seen, looks });
    const unproven = lastAt ? ("not-known-whether-all" as const) : ("no-deletion-in-audit" as const);
    return ended("open", { because: made === "none" ? unproven : made, ...seen, looks });
  },
);

/**
 * One that was made after the last deletion, or since the case was opened where none is seen, is still there; what nobody
 * tells is not none.
 */
async function madeSince(hints: AppPasswordHints, subject: UserId, since: string, reading: AuditReading) {
  const made = await hints.creations(subject, since, reading);
  if (made === "unknown") return "app-passwords-made-unread";
  return made.some(({ at }) => Date.parse(at) > Date.parse(since)) ? "app-password-made-since" : "none";
}
