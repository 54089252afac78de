import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { isFromElsewhere, named, type Asked } from "./untouchable.ts";
import { personIn } from "../cast.ts";

interface AskedOfTwo extends Asked {
  readonly secondApprovers?: readonly string[] | undefined;
}

/** The first whom the policy names who can sign in here and is none of the people who have a part already. */
export function secondApprover(
  file: TenantFile,
  { subject, requester, secondApprovers = [] }: AskedOfTwo,
): string | undefined {
  const taken = [subject, personIn(file, subject).managerId];
  return secondApprovers.find((id) =>
    file.people.some(
      (one) =>
        one.id === id &&
        one.accountEnabled &&
        !isFromElsewhere(one) &&
        !taken.includes(id) &&
        !named(one, requester),
    ),
  );
}
