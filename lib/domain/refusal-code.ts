/** Why a case or a step did not do what was asked. Alerts, pages and tests rely on these words: never renamed. */

/** The account is not touched at all. */
export const refusalCodes = [
  "no-such-case",
  "no-such-subject",
  "requester-unknown",
  "requester-is-subject",
  "protected-account",
  "account-disabled",
  "external-guest",
  "management-restricted",
  "privileged-role",
  "role-assignable-group",
  "check-impossible",
] as const;

/** The account is contained, and nothing more is done. */
export const containOnlyCodes = [
  "no-approver",
  "approver-disabled",
  "approver-external",
  "approver-is-contact",
  "approver-is-subject",
  "approver-is-requester",
  "unknown-method-type",
  "phone-not-told-apart",
  "nothing-to-remove",
  "would-lock-out",
] as const;

export type RefusalCode = (typeof refusalCodes)[number] | (typeof containOnlyCodes)[number] | "facts-changed";
