/** What the demo plays for each situation, and what must be true of the tenant and of the case in the end. */
export interface DemoSituation {
  readonly story: string;
  readonly subject: string;
  /** Kinds of the subject's methods that are gone and proven gone; all others are left. */
  readonly gone: readonly string[];
  /** Steps that end open, each with the reason that the product must give. */
  readonly open: Readonly<Record<string, string>>;
  readonly isContained: boolean;
}

const onThePhone = ["microsoftAuthenticator", "softwareOath", "phone"];
/** Graph refuses it while others remain. */
const defaultStays = { "remove-method": "still-listed", "check-methods-gone": "still-listed" };

export const demoSituations: Readonly<Record<string, DemoSituation>> = {
  "lost-phone": {
    story: "Aiko Tanaka has lost her phone.",
    subject: "Aiko Tanaka",
    gone: onThePhone,
    open: { "check-app-passwords": "no-deletion-in-audit" },
    isContained: true,
  },
  "forget-devices": {
    story: "Aiko Tanaka stayed signed in on a borrowed computer.",
    subject: "Aiko Tanaka",
    gone: [],
    open: {},
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
    gone: [],
    open: defaultStays,
    isContained: false,
  },
  "hardware-token-lost": {
    story: "Itsuki Nakamura has lost his hardware token, which is his default method.",
    subject: "Itsuki Nakamura",
    gone: [],
    open: defaultStays,
    isContained: true,
  },
};
