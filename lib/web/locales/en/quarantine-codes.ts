import type { CodeText } from "./case-codes.ts";

const liftByHand =
  "Lifting it by hand: a Groups Administrator or an owner of the group takes the account out: Microsoft Entra admin centre → Groups → the quarantine group → Members.";
const setUp =
  "The administrator of this program looks at the setting POLICY (quarantine). A Groups Administrator can put the account into a group that blocks legacy authentication by hand.";

/** Codes of the quarantine group and of who is in it. */
export const quarantineCodesEn = {
  "quarantine-member": {
    says: "The directory lists the account in the quarantine group. What that blocks is set by the organisation's Conditional Access policy, which this case does not prove.",
    route: null,
  },
  "no-quarantine-group": {
    says: "This organisation has named no quarantine group, so the account was not put into one.",
    route: setUp,
  },
  "no-such-group": { says: "The directory does not know the quarantine group.", route: setUp },
  "quarantine-group-unfit": {
    says: "Roles can be assigned to the group that is named for quarantine, so this program does not touch it.",
    route: setUp,
  },
  "quarantine-limit": {
    says: "Several cases have put this account into quarantine of late, so this one did not.",
    route:
      "If the tickets are real, a Groups Administrator puts the account into the quarantine group. If not, tell the security team.",
  },
  "membership-not-read-back": {
    says: "The directory accepted it, but did not list the account in the quarantine group in time.",
    route: "Look at the members of the quarantine group in the Microsoft Entra admin centre.",
  },
  "quarantined-before": {
    says: "The account is still in the quarantine group. Whether this case put it there is not certain, so this case does not take it out.",
    route: liftByHand,
  },
  "quarantined-since": {
    says: "The account is still in the quarantine group: another case has called for quarantine since.",
    route: liftByHand,
  },
  "not-quarantined": { says: "The directory lists no such member of the quarantine group.", route: null },
  "not-lifted": {
    says: "Nobody agreed to end the quarantine, so the account is still in the quarantine group.",
    route: liftByHand,
  },
  "lift-check-refused": {
    says: "The end of the quarantine was approved, but whether the person's manager was changed lately could not be ruled out after that, so the account is still in the quarantine group.",
    route: `Ask whoever keeps the directory whether the manager was changed, and why; if nobody knows, tell the security team. ${liftByHand}`,
  },
  "still-quarantined": {
    says: "The end of the quarantine was approved and the directory accepted it, but it still lists the account in the group.",
    route: liftByHand,
  },
  "app-password-made-since": {
    says: "The directory's audit log shows an app password that was made after the last deletion.",
    route:
      "Ask the person whether they made it. If not, an Authentication Policy Administrator deletes all of them again: Microsoft Entra admin centre → Users → Per-user MFA → the account → User MFA settings.",
  },
  "app-passwords-made-unread": {
    says: "The app passwords are said to be deleted, but whether one was made since could not be read from the directory's audit log.",
    route:
      "Look into the audit log for “Create application password for user”: Microsoft Entra admin centre → Users → the account → Audit logs. If there is one after the deletion, an Authentication Policy Administrator deletes all of them again: Users → Per-user MFA → the account → User MFA settings.",
  },
  "quarantined-not-deleted": {
    says: "The audit log does not show that all app passwords were deleted. The account is in the quarantine group, so its app passwords are blocked as far as the organisation's Conditional Access policy blocks them.",
    route:
      "An Authentication Policy Administrator deletes them: Microsoft Entra admin centre → Users → Per-user MFA → the account → User MFA settings.",
  },
  "quarantine-lifted": {
    says: "The app passwords were only contained, and the quarantine has ended: what was not deleted works again.",
    route:
      "An Authentication Policy Administrator deletes them: Microsoft Entra admin centre → Users → Per-user MFA → the account → User MFA settings.",
  },
  "quarantine-end-not-proven": {
    says: "The end of the quarantine was begun, and nothing proves whether the account is still in the quarantine group: app passwords that were not deleted may work again.",
    route:
      "Look at the members of the quarantine group. An Authentication Policy Administrator deletes the app passwords: Microsoft Entra admin centre → Users → Per-user MFA → the account → User MFA settings.",
  },
  "remember-mfa-off": {
    says: "The organisation lets no browser skip multi-factor authentication, so there is nothing more to forget than the sessions.",
    route: null,
  },
  "remember-mfa-on": {
    says: "The organisation lets browsers skip multi-factor authentication for some days. Microsoft does not document that revoking sessions ends this.",
    route:
      "An Authentication Administrator ends it: Microsoft Entra admin centre → Users → Per-user MFA → the account → User MFA settings → “Restore multifactor authentication on all remembered devices”. At the next sign-in, check that a second factor is asked for.",
  },
  "remember-mfa-not-told": {
    says: "The directory does not tell whether browsers may skip multi-factor authentication. Microsoft does not document that revoking sessions ends this.",
    route:
      "If they may, an Authentication Administrator ends it: Microsoft Entra admin centre → Users → Per-user MFA → the account → User MFA settings → “Restore multifactor authentication on all remembered devices”. At the next sign-in, check that a second factor is asked for.",
  },
  "deleted-none-made": {
    says: "The audit log shows that app passwords were deleted, and none that was made since.",
    route:
      "Ask the person. With a program that uses modern authentication they need none; otherwise they make one at https://mysignins.microsoft.com/security-info.",
  },
  "made-none-deleted": {
    says: "The audit log shows a new app password, but not that the old ones were deleted: they may still work.",
    route:
      "The person deletes them at https://mysignins.microsoft.com/security-info, or an Authentication Policy Administrator deletes all of them: Microsoft Entra admin centre → Users → Per-user MFA → the account → User MFA settings.",
  },
} satisfies Record<string, CodeText>;
