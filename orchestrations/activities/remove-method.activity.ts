import { isSameMethod, methodKey } from "../../lib/domain/method.ts";
import { ended, refused } from "../../lib/domain/outcome.ts";
import { stillAllowed, type StillAllowed } from "../checks/still-allowed.ts";
import { activity } from "../kit/activity.ts";
import { removeMethod } from "./remove-method.contract.ts";

/**
 * Idempotent by nature: a method that is gone already counts as deleted. Refused as `default-method` while others remain,
 * as `not-approved` for whatever the approver was not shown as to be removed, as `facts-changed` for its successor under
 * the same id, and as `kept-is-gone` where what was to be kept has gone since: days may lie between plan and deletion.
 */
export const removeMethodActivity = activity(
  removeMethod,
  async (deps: StillAllowed, { caseId, key, subject, method }) => {
    const allowed = await stillAllowed(deps, { caseId, key, subject });
    if (allowed.result === "refused") return allowed;
    const { record, reading } = allowed;
    const isPlanned = record.triage?.plan?.remove.some((one) => isSameMethod(one.method, method));
    if (!isPlanned) return refused("not-approved", `${method.id} was not shown to whoever approved`);
    if (reading.replaced.includes(methodKey(method)))
      return refused("facts-changed", `${method.id} is another method than the one that was approved`);
    if (reading.isNothingKept)
      return refused("kept-is-gone", `what was to be kept is gone, so ${method.id} stays`);

    const { requestId, wasGone } = await deps.directory.deleteMethod(subject, method);
    return ended("accepted", { methodId: method.id, wasGone, requestId });
  },
);
