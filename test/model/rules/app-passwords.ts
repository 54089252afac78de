import { personIn } from "../cast.ts";
import type { Case } from "./plan.ts";

/** What the audit log tells of app passwords once everybody has done what they do. A deletion takes all there are. */
export function appPasswordsInLog({ file, subject, areAppPasswordsDeleted, doings }: Case): {
  readonly isDeleted: boolean;
  readonly isMade: boolean;
  /** There is one that the last deletion cannot have taken. */
  readonly isMadeSince: boolean;
} {
  const done = areAppPasswordsDeleted ? ["deletes"] : (doings?.appPasswords ?? []);
  const isMade = done.includes("makes");
  const isThereAny = personIn(file, subject).appPasswords.length > 0 || done.at(0) === "makes";
  return {
    isDeleted: isThereAny && done.includes("deletes"),
    isMade,
    isMadeSince: isMade && done.lastIndexOf("makes") > done.lastIndexOf("deletes"),
  };
}
