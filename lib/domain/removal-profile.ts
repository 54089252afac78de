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

export function thisPhone(methods: readonly AuthenticationMethod[]): Removal {
  const app = whoseIsTheApp(methods);
  const decided = methods.map((method) => ({ method, because: reason(method, app) }));
  return {
    remove: decided.filter(({ because }) => goes.has(because)).sort(byRemovalOrder),
    keep: decided.filter(({ because }) => !goes.has(because)),
    isUndecided: decided.some(({ because }) => because === "not-told-apart"),
  };
}

const goes: ReadonlySet<RemovalReason> = new Set([
  "on-the-lost-phone",
  "counts-as-on-the-lost-phone",
  "number-of-the-lost-phone",
  "passkey-on-the-lost-phone",
]);

/** Where the subject has Authenticator: on the lost phone alone, on several of which the request named one, or nobody can say. */
type App = "on-one-phone" | "on-named-phones" | "not-told-apart";

/** One phone is listed at most once as an entry, as phone sign-in, and as a passkey. `isNamedPhone` is set where the request named the phone. */
function whoseIsTheApp(methods: readonly AuthenticationMethod[]): App {
  const lists = [
    methods.filter(({ type }) => type === "microsoftAuthenticator"),
    methods.filter(({ type }) => type === "passwordlessMicrosoftAuthenticator"),
    methods.filter(({ isInAuthenticatorApp }) => isInAuthenticatorApp),
  ];
  const isOnePhone = lists.every(({ length }) => length <= 1);
  const named = methods.map(({ isNamedPhone }) => isNamedPhone).filter((is) => is !== undefined);
  if (named.length === 0) return isOnePhone ? "on-one-phone" : "not-told-apart";
  if (!named.includes(true)) return "not-told-apart";
  return isOnePhone && !named.includes(false) ? "on-one-phone" : "on-named-phones";
}

/** Codes of a software token are made on a phone, and the directory does not tell on which: they count as lost. */
function reason(method: AuthenticationMethod, app: App): RemovalReason {
  switch (method.type) {
    case "microsoftAuthenticator":
    case "passwordlessMicrosoftAuthenticator":
      if (app === "on-one-phone") return "on-the-lost-phone";
      if (app === "not-told-apart" || method.isNamedPhone === undefined) return "not-told-apart";
      return method.isNamedPhone ? "on-the-lost-phone" : "on-another-phone";
    case "softwareOath":
      return "counts-as-on-the-lost-phone";
    case "phone":
      if (method.phoneType === undefined) return "not-told-apart";
      return method.phoneType === "mobile" ? "number-of-the-lost-phone" : "on-another-phone";
    case "fido2":
      if (method.isSyncedPasskey) return "not-told-apart";
      if (!method.isInAuthenticatorApp) return "hardware-of-its-own";
      return app === "on-one-phone" ? "passkey-on-the-lost-phone" : "not-told-apart";
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
