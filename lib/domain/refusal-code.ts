/** Why a case was refused, cut back or left open: codes for alerts, audit and tests; each has a sentence in both languages. */

/** The case ends: at triage before anything is done, at the second check before anything is removed; the way on is by hand. */
const refusals = [
  "no-such-subject",
  "requester-unknown",
  "requester-is-subject",
  "protected-account",
  "account-disabled",
  "external-guest",
  "management-restricted",
  "privileged-role",
  "role-assignable-group",
  "service-account",
  "check-impossible",
  "facts-changed",
  "subject-objects",
  "case-ended",
] as const;

/** No more than containment: nothing is removed, since nobody may approve it or it would do harm. */
const containmentOnly = [
  "no-approver",
  "approver-disabled",
  "approver-external",
  "approver-is-contact",
  "approver-is-subject",
  "approver-is-requester",
  "no-second-approver",
  "second-approver-unread",
  "approver-reports-to-subject",
  "approver-is-remediated",
  "manager-changed",
  "contact-changed",
  "manager-change-unread",
  "high-user-risk",
  "user-risk-unread",
  "mfa-at-other-provider",
  "subject-limit",
  "requester-limit",
  "approver-limit",
  "tenant-limit",
  "unknown-method-type",
  "phone-not-told-apart",
  "token-not-told-apart",
  "new-phone-not-seen",
  "token-not-named",
  "no-such-token",
  "token-held-already",
  "token-with-somebody-else",
  "nothing-to-remove",
  "would-lock-out",
  "pass-policy-unknown",
  "pass-policy-off",
  "pass-not-in-scope",
] as const;

/** The brake of the whole tenant: a case goes no further than containment, and one that is further ends there. */
const brakes = ["removals-frozen", "elevated-threat"] as const;

const gate = ["denied", "attack", "lapsed", "not-approved"] as const;

const unforeseen = ["directory-forbidden", "no-such-case", "unforeseen"] as const;

/** Of the quarantine group and its membership. */
const ofQuarantine = [
  "quarantine-member",
  "no-quarantine-group",
  "no-such-group",
  "quarantine-group-unfit",
  "quarantine-limit",
  "membership-not-read-back",
  "quarantined-before",
  "quarantined-since",
  "not-quarantined",
  "not-lifted",
  "lift-check-refused",
  "still-quarantined",
] as const;

/** Of what somebody tried on a page, and was not let. */
const ofAttempts = [
  "not-for-this-person",
  "person-is-remediated",
  "sign-in-too-old",
  "proof-not-allowed",
] as const;

/** Why a step is open, or what is known of it. */
const ofSteps = [
  "not-run-yet",
  "begun",
  "still-listed",
  "kept-is-gone",
  "new-method",
  "not-proven-yet",
  "contained-recently",
  "containment-limit",
  "not-read-back",
  "pass-made-since",
  "accepted",
  "one-clean-list",
  "remember-mfa-off",
  "remember-mfa-on",
  "remember-mfa-not-told",
  "deleted-none-made",
  "made-none-deleted",
  "device-not-told-apart",
  "devices-not-told",
  "device-still-enabled",
  "no-deletion-in-audit",
  "deleted-by-administrator",
  "not-known-whether-all",
  "token-not-read-back",
  "token-not-activated",
  "number-not-entered",
  "number-not-read-back",
  "sms-sign-in-on",
  "app-password-made-since",
  "app-passwords-made-unread",
  "quarantined-not-deleted",
  "quarantine-lifted",
  "quarantine-end-not-proven",
  "no-mail-address",
  "default-method",
  "not-found",
  "bad-request",
  "not-deletable",
  "unreadable-answer",
  "answer-lost",
  "pass-lifetime-refused",
  "pass-not-made",
  "pass-not-offered",
  "pass-limit",
  "pass-replaced",
  "pass-still-listed",
  "no-strong-method",
  "not-picked-up",
  "ticket-not-found",
  "ticket-system-denied",
  "ticket-comment-refused",
  "gave-up",
] as const;

export const refusalCodes = [
  ...refusals,
  ...containmentOnly,
  ...brakes,
  ...gate,
  ...unforeseen,
  ...ofQuarantine,
  ...ofAttempts,
  ...ofSteps,
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A case may end with any of these before its plan is carried out. */
export const endingCodes: readonly RefusalCode[] = [...refusals, ...containmentOnly, ...brakes, ...gate];

/** Whether a step that is refused so speaks for the whole case: nothing more is done to the account. */
export const endsCase = (code: string): boolean =>
  [...refusals, ...brakes, "not-approved"].some((one) => one === code);

/** Whether it speaks against removing and handing out, and for containing. */
export const speaksForContaining = (code: string): boolean =>
  ["high-user-risk", "user-risk-unread", "subject-objects"].includes(code);

/** Whether it is the brake that holds something back, and nothing about the account. */
export const isBrake = (code: string): boolean => brakes.some((one) => one === code);

/** Codes also come from the directory and from older records; one that has no sentence is `unforeseen`. */
export const knownCode = (code: string): RefusalCode =>
  refusalCodes.find((known) => known === code) ?? "unforeseen";
