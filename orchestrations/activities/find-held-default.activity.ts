import { stepViews } from "../../lib/domain/case-view.ts";
import { ended, refused } from "../../lib/domain/outcome.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { findHeldDefault } from "./find-held-default.contract.ts";

/** Only reads, and only what the trail says. */
export const findHeldDefaultActivity = activity(
  findHeldDefault,
  async ({ audit, cases }: { readonly audit: AuditLog; readonly cases: CaseStore }, { caseId }) => {
    const plan = (await recordOf(cases, caseId)).triage?.plan;
    if (!plan) return refused("unforeseen", `${caseId} has no plan`);
    const held = stepViews(plan, await audit.entries(caseId)).filter(
      ({ because }) => because === "default-method",
    );
    return ended("read", { methods: held.flatMap(({ method }) => method ?? []) });
  },
);
