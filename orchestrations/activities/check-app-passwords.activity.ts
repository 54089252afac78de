import { attestationIn } from "../../lib/domain/attestation.ts";
import type { CaseRecord } from "../../lib/domain/case-record.ts";
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

/** Only reads; waits twice as long after each look, until there is something to tell or the time is up. */
export const checkAppPasswordsActivity = activity(
  checkAppPasswords,
  async (deps: Dependencies, { caseId, subject, carry, ...clocks }) => {
    const record = await recordOf(deps.cases, caseId);
    const { seen, allDeletedAt, lastAt } = await appPasswordDeletions(
      deps.directory,
      subject,
      record.openedAt,
    );
    const attested = attestationIn(await deps.audit.entries(caseId));
    const isOver = allDeletedAt ?? attested;
    const isMadeSince = isOver && (await wasMadeSince(deps, record, subject, allDeletedAt ?? lastAt));
    const { looks, again } = nextLook(carry, clocks);
    if (allDeletedAt && !isMadeSince) {
      const because = "deleted-by-administrator" as const;
      return ended("seen-in-audit", { because, ...seen, seenAt: allDeletedAt, looks });
    }
    if (attested && !isMadeSince)
      return ended("attested", { ...seen, attestedBy: attested.by, attestedAt: attested.at, looks });
    if (again) return again;

    const held = await quarantineHeld(deps, record, subject);
    if (await held?.members.holds(subject))
      return ended("contained", { because: "quarantined-not-deleted" as const, ...seen, looks });
    const unproven = lastAt ? ("not-known-whether-all" as const) : ("no-deletion-in-audit" as const);
    const because = isMadeSince ? ("app-password-made-since" as const) : unproven;
    return ended("open", { because, ...seen, looks });
  },
);

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
