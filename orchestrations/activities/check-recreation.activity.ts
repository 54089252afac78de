import { z } from "zod";
import { ended, later } from "../../lib/domain/outcome.ts";
import type { AppPasswordHints } from "../../lib/ports/app-password-hints.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { checkRecreation } from "./check-recreation.contract.ts";

const deletion = "Delete application password for user";
const carried = z.object({ waited: z.number(), looks: z.number() });

interface Dependencies {
  readonly cases: CaseStore;
  readonly directory: Directory;
  readonly hints: AppPasswordHints;
}

/** Only reads; waits twice as long after each look, until both are seen or the time is up. */
export const checkRecreationActivity = activity(
  checkRecreation,
  async (deps: Dependencies, { caseId, subject, firstLookSeconds, followSeconds, carry }) => {
    const { openedAt } = await recordOf(deps.cases, caseId);
    const before = carried.nullable().parse(carry ?? null) ?? { waited: 0, looks: 0 };
    const deleted = await deps.directory.auditRows(subject, deletion, openedAt);
    const told = await deps.hints.creations(subject, openedAt);
    const made = told === "unknown" ? [] : told;
    const looks = before.looks + 1;
    const rows = [...deleted, ...made].map(({ id }) => id);
    const firstDeletion = Math.min(...deleted.map(({ at }) => Date.parse(at)));
    const anew = made.find(({ at }) => Date.parse(at) >= firstDeletion);
    if (anew) return ended("seen-in-audit", { rows, seenAt: anew.at, looks });

    const left = followSeconds - before.waited;
    if (left > 0) {
      const wait = Math.min(left, firstLookSeconds * 2 ** before.looks);
      return later(wait, { waited: before.waited + wait, looks });
    }
    if (deleted.length > 0) return ended("open", { because: "deleted-none-made" as const, rows, looks });
    const because = made.length > 0 ? ("made-none-deleted" as const) : ("no-deletion-in-audit" as const);
    return ended("open", { because, rows, looks });
  },
);
