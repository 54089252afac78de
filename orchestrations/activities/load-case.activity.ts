import { ended } from "../../lib/domain/outcome.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { loadCase } from "./load-case.contract.ts";

/** Only reads. */
export const loadCaseActivity = activity(
  loadCase,
  async ({ cases }: { readonly cases: CaseStore }, { caseId }) => {
    const record = await recordOf(cases, caseId);
    return ended("read", { situation: record.request.situation, policy: record.policy });
  },
);
