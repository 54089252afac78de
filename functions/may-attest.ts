import type { CaseView } from "../lib/domain/case-view.ts";
import { isIndependent } from "../lib/domain/independent.ts";
import type { SignedInPerson } from "../lib/ports/sign-in.ts";

/** Operators who did not ask for it, and nobody for themselves, while the case looks for the deletion of the app passwords. */
export const mayAttest = (
  { oid, roles }: Pick<SignedInPerson, "oid" | "roles">,
  { record, steps }: CaseView,
): boolean =>
  roles.includes("Operator") &&
  isIndependent(oid, record) &&
  record.ending === null &&
  steps.some(({ name, because }) => name === "check-app-passwords" && because === "begun");
