/** What each situation calls for, one line each; a situation that the product learns gets its line here. */
import { kindOf } from "./kinds.ts";
import { notProvenElsewhere } from "./not-proven-elsewhere.ts";
import { onTheLostPhone, onTheOldPhone, theAppsEntry } from "./on-the-phone.ts";
import type { Sorting } from "./sorting.ts";

interface Calls {
  /** Sessions are revoked at once, and once more after a removal. */
  readonly contains: boolean;
  /** Absent: nothing is removed and nobody is asked. */
  readonly removes?: Sorting;
  readonly followsAppPasswords?: true;
  /** Who has nothing strong left may be handed a pass. */
  readonly handsOverPass?: true;
  /** The subject adds a new phone before anything is removed and anybody is asked. */
  readonly newPhoneFirst?: true;
  /** Put into the quarantine group at once: always, or where the policy names the situation. */
  readonly quarantines?: "always" | "by-policy";
  /** Somebody whom the policy names agrees beside the manager. */
  readonly asksTwo?: true;
  /** The phone's registrations as a device are disabled, too. */
  readonly disablesPhone?: true;
}

/** https://learn.microsoft.com/entra/identity/authentication/howto-mfa-userdevicesettings: "Require re-register MFA". */
const theButtonRemoves = [
  ...["phone", "microsoftAuthenticator", "passwordlessMicrosoftAuthenticator"],
  ...["softwareOath", "hardwareOath"],
];

const toBeRegisteredAnew: Sorting = (methods) =>
  methods.map((method) => (theButtonRemoves.includes(kindOf(method)) ? "goes" : "stays"));

const theOneToken: Sorting = (methods) => {
  const isToken = methods.map((method) => kindOf(method) === "hardwareOath");
  const isOne = isToken.filter(Boolean).length === 1;
  return isToken.map((is) => (is ? (isOne ? "goes" : "ask") : "stays"));
};

export const situations: Readonly<Record<string, Calls>> = {
  "lost-phone": {
    contains: true,
    removes: onTheLostPhone,
    followsAppPasswords: true,
    quarantines: "by-policy",
    handsOverPass: true,
  },
  "stolen-phone": {
    contains: true,
    removes: notProvenElsewhere,
    followsAppPasswords: true,
    quarantines: "always",
    handsOverPass: true,
    asksTwo: true,
    disablesPhone: true,
  },
  "forget-devices": { contains: true },
  "require-reregistration": { contains: true, removes: toBeRegisteredAnew, handsOverPass: true },
  "authenticator-not-activated": { contains: false, removes: theAppsEntry, handsOverPass: true },
  "new-phone": { contains: false, removes: onTheOldPhone, newPhoneFirst: true },
  "hardware-token-lost": { contains: true, removes: theOneToken, handsOverPass: true },
  "hardware-token-assign": { contains: false },
  "number-change": { contains: false },
  "app-passwords-not-working": { contains: false },
};
