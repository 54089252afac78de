import { auditReadingIn } from "../../lib/domain/audit-reading.ts";
import { ended, refused } from "../../lib/domain/outcome.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import { managerProblem, managerSince } from "../checks/manager-problem.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { checkManager } from "./check-manager.contract.ts";

interface Dependencies {
  readonly cases: CaseStore;
  readonly clock: Clock;
  readonly directory: Directory;
}

/** Only reads. */
export const checkManagerActivity = activity(
  checkManager,
  async (deps: Dependencies, { caseId, subject, carry }) => {
    const { policy } = await recordOf(deps.cases, caseId);
    const problem = await managerProblem(deps, policy, subject, auditReadingIn(carry));
    if (problem) return refused(problem.code, problem.detail);
    return ended("read", { since: managerSince(deps.clock, policy) });
  },
);
