import type { Approval } from "../lib/domain/approval.ts";
import type { CaseRecord } from "../lib/domain/case-record.ts";
import { isIndependent } from "../lib/domain/independent.ts";
import type { SignedInPerson } from "../lib/ports/sign-in.ts";

/** Operators who neither asked for it nor were asked to approve it, and nobody for themselves. */
export const mayEnterNumber = (
  { oid, roles }: Pick<SignedInPerson, "oid" | "roles">,
  record: CaseRecord,
  asked: readonly Approval[],
): boolean =>
  asked.length > 0 &&
  isIndependent(oid, record) &&
  roles.includes("Operator") &&
  asked.every(({ approver }) => approver !== oid);
