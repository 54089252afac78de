import { personIn } from "../cast.ts";
import { appPasswordsInLog } from "./app-passwords.ts";
import type { Foretold } from "./foretold.ts";
import type { Case } from "./case.ts";
import { shownAs } from "./shown-as.ts";
import { untouchable } from "./untouchable.ts";
import { withMailbox } from "./with-mailbox.ts";

/**
 * Nobody is asked and nothing is changed: the owner is told, and the log shows whether old ones went and a new one came
 * after.
 */
export function foretellRecreation(one: Case): Foretold {
  const { subject, file, changed = file } = one;
  const left = personIn(changed, subject).methods.map(shownAs);
  const nothing = { writes: [], left, isQuarantined: false };
  const refusals = [...untouchable(file, one)];
  if (refusals.length > 0)
    return { kind: "refused", codes: refusals, steps: [], status: "open", mails: [], ...nothing };
  const { isAnyDeleted, isMadeSince } = appPasswordsInLog(one);
  const status = isAnyDeleted && isMadeSince ? "seen-in-audit" : "open";
  const told = { steps: [`check-recreation: ${status}`], status, mails: withMailbox(file, [subject]) };
  return { kind: "completed", codes: [], ...told, ...nothing };
}
