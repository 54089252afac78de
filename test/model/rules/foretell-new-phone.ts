import { personIn } from "../cast.ts";
import type { Case } from "./case.ts";
import { foretellRemoval } from "./foretell-removal.ts";
import type { Foretold } from "./foretold.ts";
import { isEntryOfTheApp } from "./on-the-phone.ts";
import { planOf } from "./plan.ts";
import { shownAs } from "./shown-as.ts";
import { withMailbox } from "./with-mailbox.ts";

/** The subject adds the new phone, and with it there the case goes on as others do; the subject is told of each turn. */
export function foretellNewPhone(one: Case): Foretold {
  const { subject, file, adds } = one;
  const whole = structuredClone(file);
  if (adds) personIn(whole, subject).methods.push(adds);
  const rest = foretellRemoval({ ...one, file: whole });
  if (rest.kind === "refused" && !one.changed) return rest;
  const told = withMailbox(file, [subject]);
  const isBlocked = planOf(one, file).problems.length > 0;
  const isSeen = !isBlocked && adds !== undefined && isEntryOfTheApp(adds);
  const look = `check-new-phone: ${isSeen ? "verified" : "open"}`;
  if (isSeen) return { ...rest, steps: [look, ...rest.steps], mails: [...told, ...rest.mails] };
  const left = personIn(isBlocked ? file : whole, subject).methods.map(shownAs);
  const ends = { kind: "stopped", status: "open", steps: [look], writes: [], left, isQuarantined: false };
  if (isBlocked) return { ...ends, codes: rest.codes, mails: told };
  return { ...ends, codes: ["new-phone-not-seen"], mails: [...told, ...told] };
}
