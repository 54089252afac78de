import { ended, refused } from "../../lib/domain/outcome.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import { activity } from "../kit/activity.ts";
import { openCase } from "./open-case.contract.ts";

/** Only reads. */
export const openCaseActivity = activity(
  openCase,
  async ({ cases }: { readonly cases: CaseStore }, { caseId }) => {
    const record = await cases.get(caseId);
    if (!record) return refused("no-such-case", `${caseId} has no record`);
    return ended("read", { situation: record.request.situation, policy: record.policy });
  },
);
