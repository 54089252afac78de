import type { CaseRecord } from "../../lib/domain/case-record.ts";
import { RefusedError } from "../../lib/domain/errors.ts";
import { factsWanted } from "../../lib/domain/facts-wanted.ts";
import type { UserId } from "../../lib/domain/ids.ts";
import { outOfHandSince } from "../../lib/domain/out-of-hand.ts";
import type { PassPolicy } from "../../lib/domain/pass-policy.ts";
import type { SubjectFacts } from "../../lib/domain/subject-facts.ts";
import { leavesNothing } from "../../lib/domain/way-back.ts";
import type { Directory, SubjectNames } from "../../lib/ports/directory.ts";
import type { Passes } from "../../lib/ports/passes.ts";

interface PlanningFacts {
  readonly directory: Directory;
  readonly passes: Passes;
}

/**
 * All that a plan rests on, as far as no earlier try of `step` has just read it; the tenant's policy for passes is among it
 * only where the plan hangs on it.
 */
export async function planningFacts(
  { directory, passes }: PlanningFacts,
  subject: UserId,
  reported: Pick<CaseRecord, "request" | "policy" | "openedAt">,
  step?: string,
): Promise<{ facts: SubjectFacts; names: SubjectNames }> {
  const { request, policy } = reported;
  const read = await directory.facts(subject, request, factsWanted(request.situation, policy), step);
  const { names } = read;
  const facts = { ...read.facts, outOfHandSince: outOfHandSince(reported) };
  if (!leavesNothing(facts, request.situation)) return { facts, names };
  return { facts: { ...facts, passPolicy: await passPolicyOf(passes, subject) }, names };
}

/** What the directory refuses to tell does not keep the account from being contained: null, and no pass is planned. */
async function passPolicyOf(passes: Passes, subject: UserId): Promise<PassPolicy | null> {
  try {
    return await passes.policyFor(subject);
  } catch (error) {
    if (error instanceof RefusedError) return null;
    throw error;
  }
}
