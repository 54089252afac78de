import { protecting, type Protection } from "../../lib/domain/guards.ts";
import { ended, refused } from "../../lib/domain/outcome.ts";
import { sinceOpened } from "../../lib/domain/since-opened.ts";
import { triage } from "../../lib/domain/triage.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import type { Passes } from "../../lib/ports/passes.ts";
import { heldBackNow, type HeldBack } from "../checks/held-back.ts";
import { objected } from "../checks/objected.ts";
import { planningFacts } from "../checks/planning-facts.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { recheckCase } from "./recheck-case.contract.ts";

interface Dependencies extends HeldBack, Protection {
  readonly directory: Directory;
  readonly passes: Passes;
}

/**
 * Only reads. Time has passed since triage: a role may have been given, a manager changed, a method added, a group protected,
 * the brake pulled, or the subject may have said that it was not them.
 */
export const recheckCaseActivity = activity(recheckCase, async (deps: Dependencies, input) => {
  const { audit, cases, clock } = deps;
  const record = await recordOf(cases, input.caseId);
  const { request, policy } = record;
  const objection = await objected(audit, input);
  if (objection) return objection;
  const readAt = clock.now().toISOString();
  const { facts: read } = await planningFacts(deps, input.subject, record);
  const facts = sinceOpened(read, record.triage?.seenFirst);
  const { refusedBy, containOnlyBy, factsHash } = triage(
    facts,
    request.situation,
    protecting(policy, deps),
    await heldBackNow(deps, facts),
  );
  const problem = refusedBy ?? containOnlyBy ?? (factsHash === input.factsHash ? null : "facts-changed");
  if (problem) return refused(problem, `not as it was when it was approved: ${input.subject}`);
  return ended("read", { factsHash, readAt });
});
