import { userId } from "../../lib/domain/ids.ts";
import { methodKey } from "../../lib/domain/method.ts";
import { ended, refused } from "../../lib/domain/outcome.ts";
import { secondApprover } from "../../lib/domain/second-approver.ts";
import { sinceOpened } from "../../lib/domain/since-opened.ts";
import { callsOf } from "../../lib/domain/situation.ts";
import { triage } from "../../lib/domain/triage.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import type { Passes } from "../../lib/ports/passes.ts";
import { countContained } from "../checks/being-contained.ts";
import { hasPulled } from "../checks/has-pulled.ts";
import { heldBack, type HeldBack } from "../checks/held-back.ts";
import { planningFacts } from "../checks/planning-facts.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { triageCase } from "./triage-case.contract.ts";

interface Dependencies extends HeldBack {
  readonly directory: Directory;
  readonly passes: Passes;
}

/**
 * Idempotent by nature: the record's triage is set, not added to. Who the subject is and what was listed first stay as the
 * first reading had them, so that a later one tells what is new. Names stay in the record; only ids go on.
 */
export const triageCaseActivity = activity(triageCase, async (deps: Dependencies, { caseId, key }) => {
  const { cases, directory } = deps;
  const record = await recordOf(cases, caseId);
  const { request, policy, triage: earlier } = record;

  const subject = earlier?.subject ?? (await directory.resolve(request.subject));
  if (!subject) return refused("no-such-subject", "the directory does not know the subject");
  const { facts: read, names } = await planningFacts(deps, subject, record, key);
  const waits = callsOf(request.situation).newPhoneFirst;
  const seenFirst = waits && (earlier?.seenFirst ?? read.methods.map(methodKey));
  const facts = sinceOpened(read, seenFirst);
  const { refusedBy, containOnlyBy, plan, factsHash } = triage(
    facts,
    request.situation,
    policy,
    await heldBack(deps, record, facts),
  );
  if (!refusedBy) await countContained(deps, record, subject);

  const second = secondApprover(facts);
  await cases.update(caseId, {
    triage: {
      subject,
      subjectName: names.subject,
      requesterName: names.requester,
      requester: facts.requester,
      managerName: names.manager,
      ...(second && { secondApproverName: names.secondApprovers?.[second] ?? null }),
      plan,
      factsHash,
      ...(seenFirst && { seenFirst }),
      blockedBy: refusedBy ?? containOnlyBy,
      labels: { ...names.labels },
    },
  });
  if (refusedBy) return refused(refusedBy, `refused for ${subject}`);
  const approver = userId.safeParse(facts.manager?.id).data ?? null;
  const remove = (plan?.remove ?? []).map(({ method }) => method);
  const isQuarantined = plan?.steps.some(({ name }) => name === "quarantine") ?? false;
  const devices = (plan?.steps ?? [])
    .filter(({ name }) => name === "disable-device")
    .map(({ discriminator }) => discriminator ?? null);
  const next = { isQuarantined, needsPass: plan?.pass !== undefined, devices, remove };
  const pulled = (await hasPulled(deps.audit, caseId)) && { hasPulled: true as const };
  return ended("recorded", { subject, approver, second, factsHash, containOnlyBy, ...next, ...pulled });
});
