import { z } from "zod";
import { ended, later } from "../../lib/domain/outcome.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { checkAppPasswords } from "./check-app-passwords.contract.ts";

const deletion = "Delete application password for user";
const carried = z.object({ waited: z.number(), looks: z.number() });

/** Only reads; waits twice as long after each look, until the row is there or the time is up. */
export const checkAppPasswordsActivity = activity(
  checkAppPasswords,
  async ({ cases, directory }: { readonly cases: CaseStore; readonly directory: Directory }, input) => {
    const record = await recordOf(cases, input.caseId);
    const before = carried.nullable().parse(input.carry ?? null) ?? { waited: 0, looks: 0 };
    const found = await directory.auditRows(input.subject, deletion, record.openedAt);
    const looks = before.looks + 1;
    const [first] = found;
    const rows = found.map(({ id }) => id);
    if (first) return ended("seen-in-audit", { rows, seenAt: first.at, looks });

    const left = input.followSeconds - before.waited;
    if (left <= 0) return ended("open", { because: "no-deletion-in-audit", rows, looks });
    const wait = Math.min(left, input.firstLookSeconds * 2 ** before.looks);
    return later(wait, { waited: before.waited + wait, looks });
  },
);
