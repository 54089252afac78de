import { ended, refused } from "../../lib/domain/outcome.ts";
import { stillAllowed, type StillAllowed } from "../checks/still-allowed.ts";
import { activity } from "../kit/activity.ts";
import { removeMethod } from "./remove-method.contract.ts";

/**
 * Idempotent by nature: a method that is gone already counts as deleted. Refused as `default-method` while others remain,
 * and as `not-approved` for whatever the approver was not shown as to be removed.
 */
export const removeMethodActivity = activity(
  removeMethod,
  async (deps: StillAllowed, { caseId, subject, method }) => {
    const allowed = await stillAllowed(deps, caseId, subject);
    if (allowed.result === "refused") return allowed;
    const isPlanned = allowed.record.triage?.plan?.remove.some(
      (one) => one.method.id === method.id && one.method.type === method.type,
    );
    if (!isPlanned) return refused("not-approved", `${method.id} was not shown to whoever approved`);

    const { requestId, wasGone } = await deps.directory.deleteMethod(subject, method);
    return ended("accepted", { methodId: method.id, wasGone, requestId });
  },
);
