import type { CaseView } from "../lib/domain/case-view.ts";
import type { SignedInPerson } from "../lib/ports/sign-in.ts";

/** Operators other than the subject, while the case looks for the deletion of the app passwords. */
export const mayAttest = (
  { oid, roles }: Pick<SignedInPerson, "oid" | "roles">,
  { record, steps }: CaseView,
): boolean =>
  roles.includes("Operator") &&
  record.triage?.subject !== oid &&
  record.ending === null &&
  steps.some(({ name, because }) => name === "check-app-passwords" && because === "begun");
