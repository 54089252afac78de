import type { Approval } from "../lib/domain/approval.ts";
import type { CaseRecord } from "../lib/domain/case-record.ts";
import { isIndependent } from "../lib/domain/independent.ts";
import type { SignedInPerson } from "../lib/ports/sign-in.ts";

/**
 * Whether the case's policy names this person: an operator who was not asked to approve it, or the manager who was. Never for
 * themselves, nor for whom they asked it.
 */
export function mayHandOver(
  { oid, roles }: Pick<SignedInPerson, "oid" | "roles">,
  record: CaseRecord,
  asked: readonly Approval[],
): boolean {
  if (asked.length === 0 || !isIndependent(oid, record)) return false;
  const theirs = asked.filter(({ approver }) => approver === oid);
  return record.policy.pass.handOverBy.some((holder) =>
    holder === "operator"
      ? roles.includes("Operator") && theirs.length === 0
      : theirs.some(({ stage }) => stage === "manager"),
  );
}
