import type { Tenant } from "./tenant/start-tenant.ts";

/** What the demo plays, and what must be true of the tenant and of the case in the end. */
export interface DemoSituation {
  readonly story: string;
  readonly subject: string;
  /** What the ticket says happened; the name that this stands under unless said. */
  readonly situation?: string;
  /** Kinds of the subject's methods that are gone and proven gone; all others are left. */
  readonly gone: readonly string[];
  /** Kinds of methods that the subject adds on the way; none unless said. */
  readonly added?: readonly string[];
  /** On the token that the ticket names; none unless said. */
  readonly tokenSerial?: string;
  /** What the operator types where a phone number is wanted; nothing unless said. */
  readonly number?: string;
  /** What the subject registers with the pass that the desk hands over; unless said, nobody hands one over. */
  readonly registersWithPass?: Parameters<Tenant["registerWithPass"]>[2];
  /** Steps that end open, each with the reason that the product must give. */
  readonly open: Readonly<Record<string, string>>;
  readonly isContained: boolean;
  /** Names of the devices that are disabled in the end, and no other ones. */
  readonly disabled?: readonly string[];
  /** What the subject does when a mail of that turn has come; nothing unless said. */
  readonly onMail?: Readonly<
    Record<string, { readonly says: string; readonly does: (tenant: Tenant, subject: string) => unknown }>
  >;
}

const onThePhone = ["microsoftAuthenticator", "softwareOath", "phone"];
/** Graph does not delete the default while others remain, and nobody chooses another. */
const defaultStays = { "remove-method": "default-method", "check-methods-gone": "still-listed" };
const choosesTexts = {
  says: "signs in at Security info and chooses text messages as the default method",
  does: (tenant: Tenant, subject: string) => tenant.changePerson(subject, { preferredMethod: "sms" }),
};

/** By name: that of a situation, or of one of its turns. */
export const demoSituations: Readonly<Record<string, DemoSituation>> = {
  "lost-phone": {
    story: "Aiko Tanaka has lost her phone.",
    subject: "Aiko Tanaka",
    gone: onThePhone,
    open: { "check-app-passwords": "no-deletion-in-audit" },
    isContained: true,
  },
  "lost-phone-nothing-left": {
    story: "Emma Brown has lost her phone, and with it all that she can sign in with.",
    subject: "Emma Brown",
    situation: "lost-phone",
    gone: ["softwareOath", "phone"],
    registersWithPass: "passkey",
    added: ["temporaryAccessPass", "fido2"],
    open: { "check-app-passwords": "no-deletion-in-audit" },
    isContained: true,
  },
  "stolen-phone": {
    story: "Aiko Tanaka's phone was stolen.",
    subject: "Aiko Tanaka",
    gone: onThePhone,
    open: { "check-app-passwords": "quarantine-lifted" },
    isContained: true,
    disabled: ["Aiko's iPhone"],
  },
  "app-passwords-not-working": {
    story: "Aiko Tanaka's mail program no longer takes her app password, and she makes no new one.",
    subject: "Aiko Tanaka",
    gone: [],
    open: { "check-recreation": "no-deletion-in-audit" },
    isContained: false,
  },
  "forget-devices": {
    story: "Aiko Tanaka stayed signed in on a borrowed computer.",
    subject: "Aiko Tanaka",
    gone: [],
    open: { "check-remembered-devices": "remember-mfa-on" },
    isContained: true,
  },
  "require-reregistration": {
    story: "Aiko Tanaka is to register her sign-in methods anew.",
    subject: "Aiko Tanaka",
    gone: onThePhone,
    open: {},
    isContained: true,
  },
  "authenticator-not-activated": {
    story: "Aiko Tanaka's Authenticator was never activated; it is her default method.",
    subject: "Aiko Tanaka",
    gone: ["microsoftAuthenticator"],
    open: {},
    isContained: false,
    onMail: { "default-wanted": choosesTexts },
  },
  "new-phone": {
    story: "Aiko Tanaka has bought a new phone, and still has the old one.",
    subject: "Aiko Tanaka",
    gone: ["microsoftAuthenticator"],
    added: ["microsoftAuthenticator"],
    open: {},
    isContained: false,
    onMail: {
      "new-phone-wanted": {
        says: "signs in at Security info and adds the new phone",
        does: (tenant, subject) => tenant.registerSignedIn(subject, "authenticator"),
      },
      "default-wanted": choosesTexts,
    },
  },
  "hardware-token-assign": {
    story: "Aiko Tanaka is to get the hardware token GALT-1042-78.",
    subject: "Aiko Tanaka",
    tokenSerial: "GALT-1042-78",
    gone: [],
    added: ["hardwareOath"],
    open: {},
    isContained: false,
    onMail: {
      "activation-wanted": {
        says: "has been handed the token, and enters the code that it shows at Security info",
        does: (tenant, subject) =>
          tenant.activateToken(subject, "GALT-1042-78", tenant.codeOnToken("GALT-1042-78")),
      },
    },
  },
  "number-change": {
    story: "Aiko Tanaka has another mobile number.",
    subject: "Aiko Tanaka",
    number: "+81 8099999999",
    gone: [],
    open: {},
    isContained: false,
  },
  "hardware-token-lost": {
    story: "Itsuki Nakamura has lost his hardware token. It is his default method, and he chooses no other.",
    subject: "Itsuki Nakamura",
    gone: [],
    open: defaultStays,
    isContained: true,
  },
};
