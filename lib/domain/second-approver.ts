import type { UserId } from "./ids.ts";
import type { SubjectFacts } from "./subject-facts.ts";

/** The first whom the policy names and who may: not the manager, the subject or whoever asked, and able to sign in. */
export const secondApprover = ({
  subject,
  requester,
  manager,
  secondApprovers = [],
}: SubjectFacts): UserId | null =>
  secondApprovers.find(
    ({ id, accountEnabled, isExternal }) =>
      accountEnabled && !isExternal && id !== subject && id !== requester && id !== manager?.id.toLowerCase(),
  )?.id ?? null;
