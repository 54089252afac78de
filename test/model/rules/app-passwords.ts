import { personIn } from "../cast.ts";
import type { Case } from "./case.ts";

interface InLog {
  readonly isAnyDeleted: boolean;
  /** All there were went at once, and none was made since. */
  readonly areAllGone: boolean;
  /** There is one that no deletion can have taken. */
  readonly isMadeSince: boolean;
}

/**
 * What the audit log tells of app passwords once everybody has done what they do. An administrator's deletion takes all there
 * are, a person's own one of them (https://learn.microsoft.com/entra/identity/authentication/howto-mfa-app-passwords).
 */
export function appPasswordsInLog({ file, subject, areAppPasswordsDeleted, doings }: Case): InLog {
  const done = areAppPasswordsDeleted ? ["deletes"] : (doings?.appPasswords ?? []);
  let count = personIn(file, subject).appPasswords.length;
  const log = { isAnyDeleted: false, areAllGone: false, isMadeSince: false };
  for (const what of done) {
    if (what === "makes") Object.assign(log, { areAllGone: false, isMadeSince: true });
    else if (count > 0) {
      const areAllGone = what === "deletes" || log.areAllGone;
      Object.assign(log, { isAnyDeleted: true, areAllGone, isMadeSince: false });
    }
    count = what === "makes" ? count + 1 : what === "deletes" ? 0 : count - 1;
  }
  return log;
}
