import { objectionEntry } from "../../lib/domain/objection.ts";
import { ended, refused } from "../../lib/domain/outcome.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { recordObjection } from "./record-objection.contract.ts";

interface Dependencies {
  readonly audit: AuditLog;
  readonly cases: CaseStore;
}

/** Idempotent: the trail has one place for it. */
export const recordObjectionActivity = activity(
  recordObjection,
  async ({ audit, cases }: Dependencies, { caseId, objectedAt }) => {
    const subject = (await recordOf(cases, caseId)).triage?.subject;
    if (!subject) return refused("no-such-case", `${caseId} is about nobody yet`);
    await audit.append(objectionEntry({ caseId, subject, objectedAt }));
    return ended("recorded", { subject });
  },
);
