/** How a case must end where nothing fails, from the tenant's file, the ticket, and what people do. */
import { cast, personIn } from "../cast.ts";
import type { Case } from "./case.ts";
import { foretellNewPhone } from "./foretell-new-phone.ts";
import { foretellNumber } from "./foretell-number.ts";
import { foretellRecreation } from "./foretell-recreation.ts";
import { foretellRemoval } from "./foretell-removal.ts";
import { foretellToken } from "./foretell-token.ts";
import type { Foretold } from "./foretold.ts";
import { pullsBrake } from "./held-back.ts";
import { planOf } from "./plan.ts";
import { shownAs } from "./shown-as.ts";
import { named } from "./untouchable.ts";
import { withMailbox } from "./with-mailbox.ts";

/** Situations that remove nothing and go ways of their own. */
const others: Readonly<Record<string, (one: Case) => Foretold>> = {
  "hardware-token-assign": foretellToken,
  "number-change": foretellNumber,
  "app-passwords-not-working": foretellRecreation,
};

export function foretell(one: Case): Foretold {
  if (isOfNobody(one))
    return {
      ...{ kind: "refused", codes: ["no-such-subject"], steps: [], status: "open", writes: [], mails: [] },
      ...{ left: personIn(one.file, one.subject).methods.map(shownAs), isQuarantined: false },
    };
  const other = others[one.situation];
  if (other) return other(one);
  const told = planOf(one, one.file).newPhoneFirst ? foretellNewPhone(one) : foretellRemoval(one);
  return pullsBrake(one)
    ? { ...told, mails: [...told.mails, ...withMailbox(one.file, [cast.security])] }
    : told;
}

/** The ticket names somebody whom the directory does not know. */
const isOfNobody = ({ file, doings }: Case): boolean => {
  const name = doings?.subject;
  return name !== undefined && !file.people.some((person) => named(person, name));
};
