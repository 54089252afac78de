import type { CaseId } from "../../../lib/domain/ids.ts";
import type { CaseRuns } from "../../../lib/ports/case-runs.ts";
import { Faults } from "./faults.ts";

/** Remembers which runs were started and which instances woken, in order. */
export class MemoryCaseRuns implements CaseRuns {
  readonly started: CaseId[] = [];
  readonly objections: (readonly [CaseId, string])[] = [];
  readonly woken: { instanceId: string; event: string }[] = [];
  readonly faults = new Faults();

  start(caseId: CaseId): Promise<void> {
    return this.faults.around("start", () => {
      if (!this.started.includes(caseId)) this.started.push(caseId);
    });
  }

  startObjection(caseId: CaseId, objectedAt: string): Promise<void> {
    return this.faults.around("startObjection", () => {
      if (!this.objections.some(([known]) => known === caseId)) this.objections.push([caseId, objectedAt]);
    });
  }

  wake(instanceId: string, event: string): Promise<void> {
    return this.faults.around("wake", () => {
      this.woken.push({ instanceId, event });
    });
  }
}
