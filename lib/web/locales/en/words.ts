import type { ApprovalStage, Decision } from "../../../domain/approval.ts";
import type { MethodType } from "../../../domain/method.ts";
import type { EffectStatus } from "../../../domain/outcome.ts";
import type { RemovalReason } from "../../../domain/decided-method.ts";
import type { PlanNote } from "../../../domain/plan.ts";
import type { Situation } from "../../../domain/situation.ts";

interface Status {
  readonly name: string;
  readonly meaning: string;
}

const statuses: Record<EffectStatus, Status> = {
  verified: { name: "Verified", meaning: "read back from the directory" },
  "seen-in-audit": { name: "Seen in audit log", meaning: "the directory's own audit log shows it" },
  attested: { name: "Attested", meaning: "a named person says so" },
  contained: { name: "Contained", meaning: "blocked, but not removed" },
  "not-applicable": { name: "Not applicable", meaning: "there was nothing to do here" },
  open: { name: "Open", meaning: "nothing proves it" },
  accepted: { name: "Accepted", meaning: "the other side took it; nothing was read back" },
  recorded: { name: "Recorded", meaning: "written in this program's own records" },
  read: { name: "Read", meaning: "looked at, nothing changed" },
};

const situations: Record<Situation, string> = {
  "lost-phone": "Lost phone",
  "stolen-phone": "Stolen phone",
  "app-passwords-not-working": "App passwords that do not work",
  "forget-devices": "Remembered devices to be forgotten",
  "require-reregistration": "Sign-in methods to be registered anew",
  "authenticator-not-activated": "Authenticator that was never activated",
  "new-phone": "New phone, the old one still there",
  "number-change": "Change of phone number",
  "hardware-token-assign": "Hardware token to be assigned",
  "hardware-token-lost": "Lost hardware token",
};

const methods: Record<Exclude<MethodType, "phone">, string> = {
  microsoftAuthenticator: "Microsoft Authenticator",
  passwordlessMicrosoftAuthenticator: "Microsoft Authenticator (passwordless)",
  softwareOath: "Authenticator codes (software token)",
  hardwareOath: "Hardware token with codes",
  fido2: "Passkey (FIDO2)",
  windowsHelloForBusiness: "Windows Hello for Business",
  platformCredential: "Platform credential",
  temporaryAccessPass: "Temporary Access Pass",
  email: "E-mail address (for password reset)",
  external: "External method",
  qrCodePin: "QR code with PIN",
  password: "Password",
};

const phones = {
  mobile: "Mobile number (SMS and call)",
  alternateMobile: "Alternate mobile number (call)",
  office: "Office number (call)",
  unknown: "Phone number",
};

const reasons: Record<RemovalReason, string> = {
  "on-the-lost-phone": "It is on the lost phone.",
  "counts-as-on-the-lost-phone":
    "Counts as on the lost phone: the directory does not tell where its codes are made.",
  "number-of-the-lost-phone": "Counts as the lost phone's number.",
  "passkey-on-the-lost-phone": "It is a passkey kept on the lost phone.",
  "to-be-registered-anew": "It is to be registered anew.",
  "to-be-added-anew": "It is to be added anew.",
  "lost-token": "It is the lost token.",
  "on-the-old-phone": "It is on the old phone.",
  "passkey-on-the-old-phone": "It is a passkey kept on the old phone.",
  "waits-for-the-new-phone": "It is on the old phone, and stays until the new one is there.",
  "on-the-new-phone": "It was added since the case was opened, so it counts as the new phone.",
  "not-proven-elsewhere": "The phone was stolen, and nothing proves that this is on something else.",
  "registered-out-of-hand": "It was registered when the phone may already have been in other hands.",
  "registered-at-no-known-time":
    "The directory does not tell when it was registered, so whoever has the phone may have done that.",
  "not-part-of-re-registration": "Registering anew does not concern it.",
  "not-asked-for": "The request is not about it.",
  "may-be-replaced": "Stays, unless the number that is entered is of the same type: then it is replaced.",
  "another-token": "It is another token than the one that the request names.",
  "on-another-phone": "It belongs to another phone.",
  "hardware-of-its-own": "It is a device of its own.",
  "on-a-computer": "It is on a computer.",
  "not-on-a-phone": "Counts as not on a phone.",
  "not-told-apart": "The directory does not tell whether it is what the request is about.",
  "not-deletable": "It cannot be deleted; change it if it may be known to others.",
};

const notes: Record<PlanNote, string> = {
  "synced-account":
    "This account is synchronised from the organisation's own directory: its password is changed, and it is disabled, there and not in Entra.",
  "federated-sign-in":
    "This account signs in by another identity provider, which may do multi-factor authentication itself. What is registered there is neither seen nor removed by this program.",
};

const stages: Record<ApprovalStage, string> = {
  manager: "Manager",
  second: "Second approver",
  lift: "Manager, on the end of the quarantine",
};

const verdicts: Record<Decision["verdict"], string> = {
  approved: "Approved",
  denied: "Denied",
  attack: "Called an attack (counts as denied)",
  lapsed: "Not answered in time (counts as denied)",
};

export const wordsEn = {
  statuses,
  situations,
  methods,
  phones,
  reasons,
  notes,
  stages,
  verdicts,
  registered: "Registered:",
  registeredUnknown: "at a time that the directory does not tell",
  isDefault: "default method",
  named: (name: string) => `“${name}”`,
  deletionsSeen: (says: string, whose: string) => `${says} (Rows in the audit log: ${whose}.)`,
  deletionsBy: {
    administrators: (rows: number, tails: string) =>
      `${rows} by an administrator (object id ends in ${tails})`,
    theSubject: (rows: number) => `${rows} by the person`,
    nobodyNamed: (rows: number) => `${rows} naming nobody`,
  },
  listJoin: ", ",
  person: (name: string, tail: string) => `${name} (object id ends in ${tail})`,
  nobody: "Nobody",
  unknown: "Not known",
};
