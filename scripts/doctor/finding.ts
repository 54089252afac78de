/**
 * What the doctor found about one thing. `unknown` is a check that could not be made and `by-hand` one that no interface
 * answers: neither is ever taken for well.
 */
export type Finding =
  | { readonly status: "ok"; readonly subject: Subject; readonly about: string }
  | {
      readonly status: "mend" | "unknown" | "by-hand";
      readonly subject: Subject;
      readonly about: string;
      readonly problem: Problem;
    };

/** What is looked at. `about` says which one of it. */
export type Subject =
  | "permission"
  | "mail"
  | "strong-methods"
  | "pass-policy"
  | "sms-sign-in"
  | "quarantine-group"
  | "quarantine-policy"
  | "licences"
  | "user-risk"
  | "audit-log"
  | "sender"
  | "sign-in-application";

export type Problem =
  | "permission-missing"
  | "permission-not-needed"
  | "permissions-of-a-person"
  | "mail-from-every-mailbox"
  | "mail-in-exchange"
  | "no-strong-method"
  | "passes-off"
  | "passes-for-nobody"
  | "passes-for-some"
  | "sms-sign-in-on"
  | "no-quarantine-group"
  | "quarantine-group-absent"
  | "quarantine-group-may-hold-roles"
  | "no-quarantine-policy"
  | "quarantine-policy-off"
  | "quarantine-policy-report-only"
  | "quarantine-policy-too-narrow"
  | "no-premium"
  | "risk-not-watched"
  | "risk-refused"
  | "audit-log-refused"
  | "sender-not-named"
  | "sender-absent"
  | "sender-without-address"
  | "sign-in-not-readable"
  | "not-permitted"
  | "not-told";

export const ok = (subject: Subject, about = ""): Finding => ({ status: "ok", subject, about });

export const found = (
  status: "mend" | "unknown" | "by-hand",
  problem: Problem,
  subject: Subject,
  about = "",
): Finding => ({ status, subject, about, problem });
