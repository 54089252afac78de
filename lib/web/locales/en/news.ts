import type { Turn } from "../../../domain/case-news.ts";

const subjects: Record<Turn, (account: string, ticket: string, situation: string) => string> = {
  opened: (account, ticket, situation) => `[${ticket}] Case opened: ${situation}, ${account}`,
  contained: (account, ticket) => `[${ticket}] Containment: ${account}`,
  "approval-wanted": (account, ticket, situation) => `[${ticket}] Decision wanted: ${situation}, ${account}`,
  approved: (account, ticket, situation) => `[${ticket}] Approved: ${situation}, ${account}`,
  denied: (account, ticket, situation) => `[${ticket}] Not approved: ${situation}, ${account}`,
  "cooling-off": (account, ticket, situation) =>
    `[${ticket}] Approved, not carried out yet: ${situation}, ${account}`,
  objected: (account, ticket) => `[${ticket}] The person says that it was not them: ${account}`,
  "app-passwords-wanted": (account, ticket) =>
    `[${ticket}] An administrator is needed: app passwords of ${account}`,
  "default-wanted": (account, ticket) => `[${ticket}] Choose another default sign-in method: ${account}`,
  "new-phone-wanted": (account, ticket) => `[${ticket}] Add the new phone: ${account}`,
  "pass-ready": (account, ticket) => `[${ticket}] A pass can be handed over: ${account}`,
  "pass-handed-over": (account, ticket) => `[${ticket}] A pass was handed over: ${account}`,
  "pass-unused": (account, ticket) => `[${ticket}] Registration with the pass is not proven: ${account}`,
  "attack-suspected": (account, ticket) => `[${ticket}] Security: look into the case of ${account}`,
  "activation-wanted": (account, ticket) => `[${ticket}] Activate the hardware token: ${account}`,
  "number-wanted": (account, ticket) => `[${ticket}] Enter the phone number: ${account}`,
  closed: (account, ticket, situation) => `[${ticket}] Closing report: ${situation}, ${account}`,
};

/** Of the decision on the end of the quarantine. */
const lift = {
  wanted: (manager: string) =>
    `${manager} is asked to decide whether this account is taken out of the quarantine group again.`,
  approved: (manager: string) =>
    `${manager} approved the end of the quarantine. The guards are checked again now, then the account is taken out.`,
};

const liftSubjects = {
  "approval-wanted": (account: string, ticket: string) =>
    `[${ticket}] Decision wanted: end of the quarantine of ${account}`,
  approved: (account: string, ticket: string) => `[${ticket}] Approved: end of the quarantine of ${account}`,
  denied: (account: string, ticket: string) => `[${ticket}] Quarantine stays: ${account}`,
};

export const newsEn = {
  lift,
  liftSubjects,
  renewalSubject: (account: string, ticket: string) =>
    `[${ticket}] App passwords that do not work: ${account}`,
  subjects,
  opened: (requester: string, situation: string) =>
    `${requester} reports: ${situation}. The account is checked first. Nothing is removed before the manager has approved it, signed in.`,
  containsAtOnce: "If nothing speaks against it, the account's sign-in sessions are revoked at once.",
  containedVerified: "The account's sign-in sessions were revoked, and the directory shows it.",
  containedOpen: "It is not proven that the account's sign-in sessions are revoked.",
  goesNoFurther: "Nothing more is done by itself:",
  managerNext: (manager: string) =>
    `Next, ${manager} is asked to approve the removal of the sign-in methods concerned.`,
  wanted: (manager: string) =>
    `${manager} is asked to decide whether the sign-in methods listed below are removed from this account.`,
  notMailed: (manager: string) =>
    `It is not certain that ${manager} got a mail about it. Tell them by a way that you know from before: signed in on the page of cases, they find the request.`,
  until: (time: string) => `An answer counts until ${time}. Silence is a denial.`,
  silence: "Silence until the deadline is a denial.",
  decideThere:
    "This message decides nothing, and neither does opening its link. The answer is given on the page, signed in.",
  toRemove: "Would be removed",
  toKeep: "Would be kept",
  approved: (manager: string) =>
    `${manager} approved. Everything is checked again; if nothing has changed, the methods are removed.`,
  approvedFirst: (manager: string, second: string) =>
    `${manager} approved. A second person, ${second}, is asked now; nothing is removed before they agree.`,
  coolingOff: (duration: string) =>
    `That is not before ${duration} have passed, so that the person whose account it is can still say that it was not them.`,
  notBefore: (duration: string) =>
    `What was reported about this account was approved. What follows from that is not done before ${duration} have passed since the approval.`,
  notToldToObject:
    "It is not certain that the person got a mail about it. Tell them by a way that you know from before, so that they can say whether it was them.",
  objectThere:
    "Is this your account, and was it not you who asked for this? Say so on the page behind the link, signed in: this case then removes nothing more and hands nobody access.",
  appPasswords:
    "One thing needs a person: an administrator is asked to delete all of this account's app passwords now.",
  defaultWanted:
    "One thing needs a person: the directory does not delete the default sign-in method while others remain, so another default has to be chosen first.",
  defaultHow:
    "The person whose account it is does it alone: sign in at https://mysignins.microsoft.com/security-info, next to “Default sign-in method” choose “Change”, and pick one that they still have. Or an Authentication Administrator does it: Microsoft Entra admin centre → Users → the account → Authentication methods → “Default sign-in method”. This program does not: the one permission for it would let it change every sign-in method of everybody.",
  defaultThen:
    "Nothing has to be reported back: while the case follows (72 hours unless the policy says otherwise), it tries the deletion again, ever more seldom, and then proves it.",
  newPhoneWanted:
    "The new phone comes first, and only the person whose account it is can add it. It needs no help desk and no reset.",
  newPhoneHow:
    "On a computer or tablet, not on the new phone itself: sign in at https://mysignins.microsoft.com/security-info, choose “Add sign-in method” and “Microsoft Authenticator”, then scan the QR code with the app on the new phone.",
  newPhoneKeep:
    "Keep the old phone until then: it is what you sign in with. Uninstalling the app or wiping the phone does not take its entry out of the directory. If you cannot sign in any more, tell the help desk; then this counts as a lost phone.",
  newPhoneThen: (manager: string) =>
    `Nothing has to be reported back: the case looks for the new phone for up to 72 hours, unless the policy says otherwise, ever more seldom. Once it is there, ${manager} is asked to approve that the old phone's entry is removed. If you did not ask for this, do not add anything, and tell your help desk.`,
  wouldHandOver: (pass: string) =>
    `Nothing strong would be left to sign in with, so a Temporary Access Pass would be handed over after a check of the person (${pass}).`,
  passReady: "The account has no strong method left to sign in with.",
  passReadyUnproven:
    "The plan leaves the account nothing strong to sign in with, but it is not proven that the methods to be removed are gone and that no others are there.",
  passReadyNow:
    "A Temporary Access Pass can be handed over now, on the page behind the link, to the person themselves.",
  passReadyWho: (holders: string) => `Who may hand it over, signed in: ${holders}.`,
  passReadyHow:
    "Check first that it is really them, with them before you or on the line. The pass is shown on that page once; it is never sent.",
  passHandedOver:
    "A Temporary Access Pass for this account was handed over, by somebody who says that they checked the person. The case waits for a new sign-in method to be registered.",
  passHandedOverSelf:
    "If this is your account and you did not get a pass, tell your security team at once, by a way that you know from before.",
  passUnused:
    "It is not proven that a new method was registered with the pass; the steps show what was seen. What is left of it is taken back; they show whether that is proven, too. If the case still waits, another pass can be handed over, after another check.",
  holders: { operator: "an operator", manager: "the manager" },
  suspected: "You are told as a security contact. Please look into this case.",
  tokenWanted: (manager: string, serial: string) =>
    `${manager} is asked to decide whether the hardware token with the serial number ${serial} is assigned to this account. Whoever holds it can then sign in with it, together with the password.`,
  tokenApproved: (manager: string) =>
    `${manager} approved. Everything is checked again; if nothing has changed, the hardware token is assigned.`,
  activationWanted: (serial: string) =>
    `The hardware token with the serial number ${serial} is assigned to the account. It does not work before it is activated with a code from it.`,
  activationHow:
    "Hand the token over in person. Its holder signs in at https://mysignins.microsoft.com/security-info, chooses the hardware token, and enters the code that it shows at that moment. Nobody else needs the code; do not send it by mail or put it into a ticket.",
  activationThen:
    "Nothing has to be reported back: the case looks for the activation for up to 72 hours, unless the policy says otherwise, ever more seldom.",
  numberApprovalWanted: (manager: string) =>
    `${manager} is asked to decide whether an operator may enter another phone number for this account. Whoever has that phone can then confirm sign-ins with it, together with the password.`,
  numberApproved: (manager: string) =>
    `${manager} approved. Everything is checked again; if nothing has changed, an operator can enter the number.`,
  numberWanted:
    "The phone number can be entered now, on the page behind the link, by a signed-in operator who is not the person.",
  numberHow:
    "Have the person before you, or call them back by a way that you know from before, and type the number that they give. The page reads it back from the directory.",
  numberNever:
    "Do not write the number into this ticket, a mail or a chat. The case waits for it for up to 72 hours, unless the policy says otherwise.",
  closedProven: "Every step of the plan is proven as shown below.",
  closedOpen: (open: number, all: number) =>
    `The run has ended, but ${open} of ${all} steps are open: nothing proves them.`,
  closedContained: "The run has ended; this case does not prove every step, as shown below.",
  closedNoPlan: "The case has ended without anything being done to the account.",
  closedEarly: "The case has ended early. What was done, and what was not, is shown below.",
  steps: "Steps",
  who: "Account",
  what: "What happened",
  asked: "Asked by",
  ticket: "Ticket",
  caseId: "Case",
  link: "Open the page (sign-in needed)",
  unexpected:
    "You did not expect this? Report it to your help desk or security team by a way that you know from before. Do not answer this mail.",
  automatic: "Sent by mfa-remediation. It never asks for passwords or codes.",
};
