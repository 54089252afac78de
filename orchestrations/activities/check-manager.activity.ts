import { RefusedError } from "../../lib/domain/errors.ts";
import { ended, refused } from "../../lib/domain/outcome.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { checkManager } from "./check-manager.contract.ts";

const dayMs = 86_400_000;

interface Dependencies {
  readonly cases: CaseStore;
  readonly clock: Clock;
  readonly directory: Directory;
}

/** Only reads. Whoever can change a manager could make an approver of themselves. */
export const checkManagerActivity = activity(
  checkManager,
  async ({ cases, clock, directory }: Dependencies, { caseId, subject }) => {
    const { policy } = await recordOf(cases, caseId);
    const since = new Date(clock.now().getTime() - policy.managerChangedDays * dayMs).toISOString();
    try {
      const [change] = await directory.managerChanges(subject, since);
      return change
        ? refused("manager-changed", `changed at ${change.at}: ${change.id}`)
        : ended("read", { since });
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      return refused("manager-change-unread", error.message);
    }
  },
);
