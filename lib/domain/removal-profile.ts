/** The profile `this-phone`: what was on the lost phone goes, everything else stays, and what cannot be told apart is said. */
import type { AuthenticationMethod } from "./method.ts";
import type { DecidedMethod, RemovalReason } from "./plan.ts";

export interface Removal {
  /** In the order of removal: the default method last, since Graph refuses it while others remain. */
  readonly remove: readonly DecidedMethod[];
  readonly keep: readonly DecidedMethod[];
  /** True when some method may or may not have been on the phone: then a person has to say which phone it was. */
  readonly isUndecided: boolean;
}

/** `isNamedPhone` of the methods tells whether the request named the phone, and which entries bear that name. */
export function thisPhone(methods: readonly AuthenticationMethod[]): Removal {
  const phones = methods.filter(({ type }) => type === "microsoftAuthenticator");
  const isNamed = phones.some(({ isNamedPhone }) => isNamedPhone !== undefined);
  const lost = isNamed ? phones.filter(({ isNamedPhone }) => isNamedPhone) : phones;
  const isOnlyPhone = phones.length <= 1 && lost.length === phones.length;

  const decided = methods.map((method) => ({ method, because: reason(method, lost.includes(method)) }));
  return {
    remove: decided.filter(({ because }) => goes.has(because)).sort(byRemovalOrder),
    keep: decided.filter(({ because }) => !goes.has(because)),
    isUndecided:
      (isNamed ? lost.length === 0 : phones.length > 1) ||
      methods.some((method) => method.isSyncedPasskey || (method.isInAuthenticatorApp && !isOnlyPhone)),
  };
}

const goes: ReadonlySet<RemovalReason> = new Set([
  "on-the-lost-phone",
  "number-of-the-lost-phone",
  "passkey-on-the-lost-phone",
]);

/** Codes of a software token are made on a phone, and the directory does not tell on which: they count as lost. */
function reason(method: AuthenticationMethod, isOnLostPhone: boolean): RemovalReason {
  switch (method.type) {
    case "microsoftAuthenticator":
    case "passwordlessMicrosoftAuthenticator":
      return isOnLostPhone || method.isNamedPhone ? "on-the-lost-phone" : "on-another-phone";
    case "softwareOath":
      return "on-the-lost-phone";
    case "phone":
      return method.phoneType === "mobile" ? "number-of-the-lost-phone" : "on-another-phone";
    case "fido2":
      return method.isInAuthenticatorApp ? "passkey-on-the-lost-phone" : "hardware-of-its-own";
    case "hardwareOath":
      return "hardware-of-its-own";
    case "windowsHelloForBusiness":
    case "platformCredential":
      return "on-a-computer";
    case "password":
      return "not-deletable";
    case "temporaryAccessPass":
    case "email":
    case "external":
    case "qrCodePin":
      return "not-on-a-phone";
  }
}

const order = [
  "softwareOath",
  "fido2",
  "phone",
  "passwordlessMicrosoftAuthenticator",
  "microsoftAuthenticator",
];

const byRemovalOrder = (a: DecidedMethod, b: DecidedMethod): number =>
  Number(a.method.isDefault) - Number(b.method.isDefault) ||
  order.indexOf(a.method.type) - order.indexOf(b.method.type) ||
  a.method.id.localeCompare(b.method.id, "en");
