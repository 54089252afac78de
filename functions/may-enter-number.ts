import type { Approval } from "../lib/domain/approval.ts";
import type { SignedInPerson } from "../lib/ports/sign-in.ts";

/** Operators, and nobody for themselves. */
export const mayEnterNumber = (person: SignedInPerson, approval: Approval | undefined): boolean =>
  approval !== undefined && approval.subject !== person.oid && person.roles.includes("Operator");
