import { isApproved } from "../../lib/domain/approved.ts";
import { refusalOf } from "../../lib/domain/guards.ts";
import type { UserId } from "../../lib/domain/ids.ts";
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
  /** Of the policy as it is now; the case's own may be older. */
  readonly protectedAccounts: readonly UserId[];
}

/**
 * Idempotent by nature: a method that is gone already counts as deleted. Refused as `default-method` while others remain,
 * and as `not-approved` for whatever the approver was not shown as to be removed. The guards stand before each deletion,
 * since days may lie between the check of the whole case and this one.
 */
export const removeMethodActivity = activity(
  removeMethod,
  async ({ approvals, cases, directory, protectedAccounts }: Dependencies, { caseId, subject, method }) => {
    const record = await cases.get(caseId);
    const approval = await approvals.find(caseId, "manager");
    const decision = approval && (await approvals.decision(approval));
    const planned = record?.triage?.plan?.remove.find(
      (one) => one.method.id === method.id && one.method.type === method.type,
    );
    if (!record || !planned || !isApproved(subject, record, approval, decision))
      return refused("not-approved", `nobody approved the removal of ${method.id} from ${subject}`);

    const { request, policy } = record;
    const requester = (await directory.resolve(request.requester)) ?? null;
    const { facts } = await directory.facts(subject, requester, request.phone?.name);
    const refusal = refusalOf(facts, {
      ...policy,
      protectedAccounts: [...policy.protectedAccounts, ...protectedAccounts],
    });
    if (refusal) return refused(refusal, `not to be touched any more: ${subject}`);

    const { requestId, wasGone } = await directory.deleteMethod(subject, method);
    return ended("accepted", { methodId: method.id, wasGone, requestId });
  },
);
