/** The durable runs of cases, as the doors and pages need them. */
import type { CaseId } from "../domain/ids.ts";

export interface CaseRuns {
  /** Starts the case's run unless one with its id was ever started. */
  start(caseId: CaseId): Promise<void>;
  /** Starts what an objection to the case calls for, unless that was ever started; `objectedAt` is ISO. */
  startObjection(caseId: CaseId, objectedAt: string): Promise<void>;
  /** Wakes the instance that waits for this event, and tells it no more; an instance that has ended is no error. */
  wake(instanceId: string, event: string): Promise<void>;
}
