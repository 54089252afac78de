import type { MfaHints } from "../../../domain/mfa-hints.ts";

const perUser: Record<MfaHints["perUserMfaState"], string> = {
  disabled: "Per-user MFA is off for this account now; app passwords made before may still work.",
  enabled: "Per-user MFA is on for this account, which is what app passwords need.",
  enforced: "Per-user MFA is enforced for this account, which is what app passwords need.",
  unknown: "The directory does not tell whether per-user MFA is on for this account.",
};

const allowed: Record<`${MfaHints["allowAppPasswords"]}`, string> = {
  true: "The organisation lets people make app passwords.",
  false:
    "The organisation lets nobody make new app passwords; existing ones go on working, and people can no longer delete them themselves.",
  unknown: "The directory does not tell whether the organisation allows app passwords.",
};

/** What is read about app passwords beforehand. */
export const hintsEn = {
  heading: "What the directory hints at",
  noProof: "Hints only, no proof:",
  perUser,
  allowed,
  created: (rows: number) =>
    rows === 0
      ? "The audit log shows no new app password; it goes back 30 days at most."
      : `The audit log shows ${rows} new app passwords within 30 days at most.`,
  createdUnknown: "The audit log could not be searched for new app passwords.",
};
