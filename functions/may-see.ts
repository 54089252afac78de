import type { Approval } from "../lib/domain/approval.ts";
import type { SignedInPerson } from "../lib/ports/sign-in.ts";

const officer = "SecurityOfficer";
const readers = ["Operator", "Auditor", officer];

/** Operators, auditors and security officers see every case; they decide none. */
export const maySeeAll = ({ roles }: Pick<SignedInPerson, "roles">): boolean =>
  roles.some((role) => readers.includes(role));

/** Everybody else sees the cases that they are asked to approve. */
export const maySee = (person: SignedInPerson, asked: readonly Approval[]): boolean =>
  maySeeAll(person) || asked.some(({ approver }) => approver === person.oid);

/** Stops removals for all accounts, and lets them go on. */
export const mayBrake = ({ roles }: Pick<SignedInPerson, "roles">): boolean => roles.includes(officer);
