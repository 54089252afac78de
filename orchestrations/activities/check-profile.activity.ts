import { auditReadingIn } from "../../lib/domain/audit-reading.ts";
import { ended, refused } from "../../lib/domain/outcome.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import { profileProblem, profileSince } from "../checks/profile-problem.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { checkProfile } from "./check-profile.contract.ts";

interface Dependencies {
  readonly cases: CaseStore;
  readonly clock: Clock;
  readonly directory: Directory;
}

/** Only reads. */
export const checkProfileActivity = activity(
  checkProfile,
  async (deps: Dependencies, { caseId, subject, stage, carry }) => {
    const record = await recordOf(deps.cases, caseId);
    const problem = await profileProblem(deps, record, stage, subject, auditReadingIn(carry));
    if (problem) return refused(problem.code, problem.detail);
    return ended("read", { since: profileSince(deps.clock, record, stage) });
  },
);
