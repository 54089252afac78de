import type { UserId } from "./ids.ts";
import type { SubjectFacts } from "./subject-facts.ts";

type SecondApprover = NonNullable<SubjectFacts["secondApprovers"]>[number];

/**
 * The first whom the policy names and who may: not the manager, the subject or whoever asked, able to sign in, and not
 * below the subject or the manager, since two of whom one tells the other what to do are not two. Whoever stands above the
 * manager may.
 */
export const secondApprover = ({
  subject,
  requester,
  manager,
  secondApprovers,
}: SubjectFacts): UserId | null =>
  secondApprovers?.find(
    (one) =>
      isFree(one) && one.id !== subject && one.id !== requester && one.id !== manager?.id.toLowerCase(),
  )?.id ?? null;

const isFree = ({
  accountEnabled,
  isExternal,
  reportsToSubject,
  reportsToManager,
}: SecondApprover): boolean => accountEnabled && !isExternal && !reportsToSubject && !reportsToManager;
