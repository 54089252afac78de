import { ended } from "../../lib/domain/outcome.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import type { Intake } from "../../lib/ports/intake.ts";
import { hasPulled } from "../checks/has-pulled.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { closeCase } from "./close-case.contract.ts";

interface Dependencies {
  readonly audit: AuditLog;
  readonly cases: CaseStore;
  readonly clock: Clock;
  readonly intake: Intake;
}

/** Idempotent: the first ending stays, and the ticket is released for this case only. */
export const closeCaseActivity = activity(
  closeCase,
  async ({ audit, cases, clock, intake }: Dependencies, { caseId, ending }) => {
    const record = await recordOf(cases, caseId);
    const closed = record.ending ?? { ...ending, at: clock.now().toISOString() };
    await cases.update(caseId, { ending: closed });
    await intake.release(caseId, record.request, record.source);
    const evidence = { hasPulled: await hasPulled(audit, caseId) };
    return ended("recorded", { ending: { kind: closed.kind, code: closed.code }, ...evidence });
  },
);
