import type { Approval } from "../lib/domain/approval.ts";
import type { Policy } from "../lib/domain/policy.ts";
import type { SignedInPerson } from "../lib/ports/sign-in.ts";

/** Whether the case's policy names this person: an operator, or the manager whom the case asked. Never for themselves. */
export function mayHandOver(
  person: SignedInPerson,
  { pass }: Policy,
  approval: Approval | undefined,
): boolean {
  if (!approval || approval.subject === person.oid) return false;
  return pass.handOverBy.some((holder) =>
    holder === "operator" ? person.roles.includes("Operator") : approval.approver === person.oid,
  );
}
