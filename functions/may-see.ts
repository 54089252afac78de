import type { Approval } from "../lib/domain/approval.ts";
import type { SignedInPerson } from "../lib/ports/sign-in.ts";

const readers = ["Operator", "Auditor"];

/** Operators and auditors see every case; they decide nothing. */
export const maySeeAll = ({ roles }: Pick<SignedInPerson, "roles">): boolean =>
  roles.some((role) => readers.includes(role));

/** Everybody else sees the cases that they are asked to approve. */
export const maySee = (person: SignedInPerson, asked: readonly Approval[]): boolean =>
  maySeeAll(person) || asked.some(({ approver }) => approver === person.oid);
