/** Who carries on by hand where this program stops, and where: one line for each code, so that none is forgotten. */
import type { RefusalCode } from "./refusal-code.ts";

/** A role of Microsoft Entra, or whoever else it falls to. */
export type Doer =
  | "authentication-administrator"
  | "privileged-authentication-administrator"
  | "authentication-policy-administrator"
  | "groups-administrator"
  | "cloud-device-administrator"
  | "scoped-administrator"
  | "security-officer"
  | "security-team"
  | "program-administrator"
  | "home-organisation"
  | "other-provider"
  | "help-desk"
  | "person";

/** The account's page in the admin centre, the admin centre itself, this program's page for the brake, or no page. */
type Place = "account" | "centre" | "brake" | "nowhere";

export interface ManualRoute {
  readonly doer: Doer;
  readonly place: Place;
}

const on = (doer: Doer, place: Place): ManualRoute => ({ doer, place });
const byHand = on("authentication-administrator", "account");
const asAdministrator = on("privileged-authentication-administrator", "account");
const appPasswords = on("authentication-policy-administrator", "account");
const policies = on("authentication-policy-administrator", "centre");
const group = on("groups-administrator", "centre");
const device = on("cloud-device-administrator", "centre");
const newCase = on("help-desk", "nowhere");
const program = on("program-administrator", "nowhere");
const security = on("security-team", "account");
const brake = on("security-officer", "brake");

/** Null where nobody needs to do anything. */
export const manualRoutes: Readonly<Record<RefusalCode, ManualRoute | null>> = {
  "no-such-subject": newCase,
  "requester-unknown": newCase,
  "requester-is-subject": newCase,
  "protected-account": security,
  "account-disabled": byHand,
  "external-guest": on("home-organisation", "account"),
  "management-restricted": on("scoped-administrator", "account"),
  "privileged-role": asAdministrator,
  "role-assignable-group": asAdministrator,
  "service-account": byHand,
  "check-impossible": byHand,
  "facts-changed": newCase,
  "subject-objects": security,
  "case-ended": newCase,
  "no-approver": byHand,
  "approver-disabled": byHand,
  "approver-external": byHand,
  "approver-is-contact": byHand,
  "approver-is-subject": byHand,
  "approver-is-requester": byHand,
  "no-second-approver": byHand,
  "second-approver-unread": byHand,
  "approver-reports-to-subject": byHand,
  "approver-is-remediated": byHand,
  "manager-changed": byHand,
  "contact-changed": byHand,
  "manager-change-unread": byHand,
  "high-user-risk": security,
  "user-risk-unread": program,
  "mfa-at-other-provider": on("other-provider", "account"),
  "subject-limit": byHand,
  "requester-limit": byHand,
  "approver-limit": byHand,
  "tenant-limit": brake,
  "removals-frozen": brake,
  "elevated-threat": brake,
  "unknown-method-type": byHand,
  "phone-not-told-apart": byHand,
  "token-not-told-apart": byHand,
  "new-phone-not-seen": on("person", "nowhere"),
  "nothing-to-remove": byHand,
  "would-lock-out": byHand,
  "pass-policy-unknown": byHand,
  "pass-policy-off": policies,
  "pass-not-in-scope": policies,
  denied: null,
  attack: security,
  lapsed: newCase,
  "not-approved": security,
  "directory-forbidden": byHand,
  "no-such-case": program,
  unforeseen: program,
  "quarantine-member": null,
  "no-quarantine-group": group,
  "no-such-group": group,
  "quarantine-group-unfit": group,
  "quarantine-limit": group,
  "membership-not-read-back": group,
  "quarantined-before": group,
  "quarantined-since": group,
  "not-quarantined": null,
  "not-lifted": group,
  "lift-check-refused": group,
  "still-quarantined": group,
  "not-for-this-person": null,
  "person-is-remediated": null,
  "sign-in-too-old": null,
  "proof-not-allowed": null,
  "not-run-yet": null,
  begun: byHand,
  "still-listed": byHand,
  "kept-is-gone": byHand,
  "new-method": byHand,
  "not-proven-yet": null,
  "contained-recently": null,
  "containment-limit": byHand,
  "not-read-back": byHand,
  "pass-made-since": byHand,
  accepted: null,
  "one-clean-list": byHand,
  "device-not-told-apart": device,
  "devices-not-told": device,
  "device-still-enabled": device,
  "no-deletion-in-audit": appPasswords,
  "deleted-by-administrator": null,
  "not-known-whether-all": appPasswords,
  "app-password-made-since": appPasswords,
  "app-passwords-made-unread": appPasswords,
  "quarantined-not-deleted": appPasswords,
  "quarantine-lifted": appPasswords,
  "quarantine-end-not-proven": appPasswords,
  "remember-mfa-off": null,
  "remember-mfa-on": byHand,
  "remember-mfa-not-told": byHand,
  "deleted-none-made": on("person", "nowhere"),
  "made-none-deleted": appPasswords,
  "no-mail-address": on("help-desk", "nowhere"),
  "default-method": on("person", "nowhere"),
  "not-found": null,
  "bad-request": program,
  "not-deletable": byHand,
  "unreadable-answer": program,
  "answer-lost": byHand,
  "pass-lifetime-refused": program,
  "pass-not-made": on("help-desk", "nowhere"),
  "pass-not-offered": newCase,
  "pass-limit": byHand,
  "pass-replaced": null,
  "pass-still-listed": byHand,
  "no-strong-method": newCase,
  "not-picked-up": newCase,
  "token-not-named": newCase,
  "no-such-token": policies,
  "token-held-already": byHand,
  "token-with-somebody-else": newCase,
  "token-not-read-back": on("authentication-administrator", "centre"),
  "token-not-activated": on("authentication-administrator", "centre"),
  "number-not-entered": byHand,
  "number-not-read-back": byHand,
  "sms-sign-in-on": byHand,
  "ticket-not-found": on("help-desk", "nowhere"),
  "ticket-system-denied": program,
  "ticket-comment-refused": program,
  "gave-up": byHand,
};
