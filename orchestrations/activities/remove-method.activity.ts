import { isApproved } from "../../lib/domain/approved.ts";
import { ended, refused } from "../../lib/domain/outcome.ts";
import type { Approvals } from "../../lib/ports/approvals.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import { activity } from "../kit/activity.ts";
import { removeMethod } from "./remove-method.contract.ts";

interface Dependencies {
  readonly approvals: Approvals;
  readonly cases: CaseStore;
  readonly directory: Directory;
}

/**
 * Idempotent by nature: a method that is gone already counts as deleted. Refused as `default-method` while others remain,
 * and as `not-approved` for whatever the approver was not shown as to be removed.
 */
export const removeMethodActivity = activity(
  removeMethod,
  async ({ approvals, cases, directory }: Dependencies, { caseId, subject, method }) => {
    const record = await cases.get(caseId);
    const approval = await approvals.find(caseId, "manager");
    const decision = approval && (await approvals.decision(approval));
    const planned = record?.triage?.plan?.remove.find(
      (one) => one.method.id === method.id && one.method.type === method.type,
    );
    if (!planned || !isApproved(subject, record, approval, decision))
      return refused("not-approved", `nobody approved the removal of ${method.id} from ${subject}`);

    const { requestId, wasGone } = await directory.deleteMethod(subject, method);
    return ended("accepted", { methodId: method.id, wasGone, requestId });
  },
);
