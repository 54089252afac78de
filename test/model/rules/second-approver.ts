import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { above } from "./approver.ts";
import { isFromElsewhere, named, type Asked } from "./untouchable.ts";
import { personIn } from "../cast.ts";

interface AskedOfTwo extends Asked {
  readonly secondApprovers?: readonly string[] | undefined;
}

/**
 * The first whom the policy names who can sign in here, is none of the people who have a part already, and below none of
 * those who could make them agree.
 */
export function secondApprover(
  file: TenantFile,
  { subject, requester, secondApprovers = [] }: AskedOfTwo,
): string | undefined {
  const taken = [subject, personIn(file, subject).managerId];
  const isBelow = (id: string) => taken.some((one) => one !== undefined && above(file, id).has(one));
  return secondApprovers.find((id) =>
    file.people.some(
      (one) =>
        one.id === id &&
        one.accountEnabled &&
        !isFromElsewhere(one) &&
        !taken.includes(id) &&
        !isBelow(id) &&
        !named(one, requester),
    ),
  );
}
