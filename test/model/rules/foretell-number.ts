import { personIn, phone, type Method } from "../cast.ts";
import type { Typing } from "./doings.ts";
import type { Foretold } from "./foretold.ts";
import { isTargeted } from "./is-targeted.ts";
import { onceApproved } from "./once-approved.ts";
import type { Case } from "./case.ts";
import { shownAs } from "./shown-as.ts";
import { signsInElsewhere } from "./signs-in-elsewhere.ts";

/** When the manager answers, and how long the case waits after that. */
const approvedSeconds = 60;
const waitSeconds = 72 * 3600;
/** Whoever typed it waits so long for the page. */
const pageSeconds = 6;

/** The first number that an operator types in time and that is read back closes the case; until then more may be typed. */
export function foretellNumber(one: Case): Foretold {
  return onceApproved(one, {
    steps: ["enter-number"],
    problems: (file) => (signsInElsewhere(file, one.subject) ? ["mfa-at-other-provider"] : []),
    comesTo: () => {
      const { isProven, writes, methods } = whatIsTyped(one);
      const left = methods.map(shownAs);
      return isProven
        ? { kind: "completed", codes: [], steps: ["enter-number: verified"], writes, left, tells: [] }
        : {
            ...{ kind: "stopped", codes: ["number-not-entered"], steps: ["enter-number: open"] },
            ...{ writes, left, tells: [] },
          };
    },
  });
}

function whatIsTyped({ file, subject, doings }: Case) {
  const methods = structuredClone(personIn(file, subject).methods);
  const base = `/v1.0/users/${subject}/authentication/phoneMethods`;
  const lag = file.faults.readLagSeconds.methods;
  const writes: string[] = [];
  const done: Typing[] = [];
  for (const typing of (doings?.types ?? []).filter(isTaken)) {
    const { type, means, afterSeconds } = typing;
    const isThere = (sought: string) => methods.some(({ phoneType }) => phoneType === sought);
    if (type === "alternateMobile" && !isThere("mobile")) continue;
    const isOccupied = isThere(type);
    const place = methods.findIndex(({ phoneType }) => phoneType === type);
    const there = methods[place];
    const state = smsSignIn({ file, subject }, type, means ?? "");
    const number = { ...(there ?? phone(type)), phoneNumber: means, smsSignInState: state.atFirst };
    methods.splice(isOccupied ? place : methods.length, 1, number);
    writes.push(isOccupied ? `PATCH ${base}/${number.id}` : `POST ${base}`);
    const wasTypedBefore = done.some(
      (other) => other.type === type && other.means === means && other.afterSeconds + lag <= afterSeconds,
    );
    done.push(typing);
    Object.assign(number, { smsSignInState: state.after });
    const off = `POST ${base}/${number.id}/disableSmsSignIn`;
    // A mobile number that is not seen may be a credential: it is switched off unseen, in the last two looks.
    if (lag > pageSeconds && !wasTypedBefore) {
      if (type === "mobile") writes.push(off, off);
      continue;
    }
    if (state.atFirst !== state.after) writes.push(off);
    return { isProven: true, writes, methods };
  }
  return { isProven: false, writes, methods };
}

const isTaken = ({ means, by, afterSeconds }: Typing): boolean =>
  means !== null &&
  by === undefined &&
  afterSeconds > approvedSeconds &&
  afterSeconds < approvedSeconds + waitSeconds;

/**
 * A mobile number of somebody whom the policy means becomes a credential of its own, unless somebody else signs in with it
 * (https://learn.microsoft.com/graph/api/authentication-post-phonemethods); nobody asked for that, so it is turned off.
 */
function smsSignIn(
  { file, subject }: Pick<Case, "file" | "subject">,
  type: Typing["type"],
  number: string,
): { readonly atFirst: string; readonly after: string } {
  const { smsSignInPolicy, people } = file;
  const same = (state: string) => ({ atFirst: state, after: state });
  if (type !== "mobile") return same("notSupported");
  if (smsSignInPolicy.state === "disabled" || !isTargeted(smsSignInPolicy, subject))
    return same("notAllowedByPolicy");
  const signsIn = ({ phoneNumber, smsSignInState }: Method) =>
    phoneNumber === number && smsSignInState === "ready";
  if (people.some(({ id, methods }) => id !== subject && methods.some(signsIn)))
    return same("phoneNumberNotUnique");
  return { atFirst: "ready", after: "notEnabled" };
}
