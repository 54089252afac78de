import { attestationIn } from "../../lib/domain/attestation.ts";
import type { CaseRecord } from "../../lib/domain/case-record.ts";
import type { UserId } from "../../lib/domain/ids.ts";
import { nextLook } from "../../lib/domain/next-look.ts";
import { ended } from "../../lib/domain/outcome.ts";
import type { AppPasswordHints } from "../../lib/ports/app-password-hints.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Directory, DirectoryAuditRow } from "../../lib/ports/directory.ts";
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

/** Only reads; waits twice as long after each look, until there is something to tell or the time is up. */
export const checkAppPasswordsActivity = activity(
  checkAppPasswords,
  async (deps: Dependencies, { caseId, subject, carry, ...clocks }) => {
    const record = await recordOf(deps.cases, caseId);
    const found = await appPasswordDeletions(deps.directory, subject, record.openedAt);
    const attested = attestationIn(await deps.audit.entries(caseId));
    const rows = found.map(({ id }) => id);
    const seenAt = latestOf(found);
    const isMadeSince = (seenAt ?? attested) && (await wasMadeSince(deps, record, subject, seenAt));
    const { looks, again } = nextLook(carry, clocks);
    if (seenAt && !isMadeSince) return ended("seen-in-audit", { rows, seenAt, looks });
    if (attested && !isMadeSince)
      return ended("attested", { rows, attestedBy: attested.by, attestedAt: attested.at, looks });
    if (again) return again;

    const held = await quarantineHeld(deps, record, subject);
    if (await held?.members.holds(subject))
      return ended("contained", { because: "quarantined-not-deleted" as const, rows, looks });
    const because = isMadeSince ? ("app-password-made-since" as const) : ("no-deletion-in-audit" as const);
    return ended("open", { because, rows, looks });
  },
);

const latestOf = (rows: readonly DirectoryAuditRow[]): string | undefined =>
  rows.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0]?.at;

/** One that was made after the last deletion, or at all where none is seen, is still there. */
async function wasMadeSince(
  { hints }: Dependencies,
  { openedAt }: CaseRecord,
  subject: UserId,
  deletedAt: string | undefined,
): Promise<boolean> {
  const made = await hints.creations(subject, deletedAt ?? openedAt);
  const since = Date.parse(deletedAt ?? openedAt);
  return made !== "unknown" && made.some(({ at }) => Date.parse(at) > since);
}
