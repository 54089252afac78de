import { auditReadingIn } from "../../lib/domain/audit-reading.ts";
import { nextLook } from "../../lib/domain/next-look.ts";
import { ended } from "../../lib/domain/outcome.ts";
import type { AppPasswordHints } from "../../lib/ports/app-password-hints.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import { appPasswordDeletions } from "../checks/app-password-deletions.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { checkRecreation } from "./check-recreation.contract.ts";

interface Dependencies {
  readonly cases: CaseStore;
  readonly directory: Directory;
  readonly hints: AppPasswordHints;
}

/**
 * Only reads; waits twice as long after each look, until both are seen or the time is up. A deletion may have taken
 * any there were, so that only one made after the last of them is known to be there.
 */
export const checkRecreationActivity = activity(
  checkRecreation,
  async (deps: Dependencies, { caseId, subject, carry, ...clocks }) => {
    const { openedAt } = await recordOf(deps.cases, caseId);
    const reading = auditReadingIn(carry);
    const { seen, lastAt } = await appPasswordDeletions(deps.directory, subject, openedAt, reading);
    const told = await deps.hints.creations(subject, openedAt, reading);
    const made = told === "unknown" ? [] : told;
    const { looks, again } = nextLook(carry, clocks);
    const rows = [...seen.rows, ...made.map(({ id }) => id)];
    const anew = lastAt && made.find(({ at }) => Date.parse(at) > Date.parse(lastAt));
    if (anew) return ended("seen-in-audit", { rows, seenAt: anew.at, looks });
    if (again) return again;

    if (lastAt) return ended("open", { because: "deleted-none-made" as const, rows, looks });
    const because = made.length > 0 ? ("made-none-deleted" as const) : ("no-deletion-in-audit" as const);
    return ended("open", { because, rows, looks });
  },
);
