import type { Finding, Problem, Subject } from "./finding.ts";

/** What is the matter, what happens then, and what to do about it. `{about}` is what the finding is about; for a
 * permission, `{for}`, `{neededBy}` and `{appRoleId}` are what the list says of it. */
interface Advice {
  readonly says: string;
  readonly then: string;
  readonly remedy: string;
}

export interface Words {
  readonly status: Readonly<Record<Finding["status"], string>>;
  readonly subjects: Readonly<Record<Subject, string>>;
  readonly problems: Readonly<Record<Problem, Advice>>;
  readonly then: string;
  readonly remedy: string;
  readonly summary: Readonly<Record<"well" | "notWell", string>>;
  readonly nothingChanged: string;
}
