import type { CodeText } from "./case-codes.ts";

/** Codes of the approval, of single steps and of what nobody foresaw. */
export const stepCodesEn = {
  denied: {
    says: "It was denied. Nothing was removed; what was done to contain the account, if anything, stays as it is.",
    route: null,
  },
  attack: {
    says: "An approver says that this is an attack. Nothing more is removed; what was done to contain the account, if anything, stays as it is.",
    route:
      "The security team looks into who sent the ticket and what was done with the account since. Until then, help the person only after checking in person that it is really them.",
  },
  lapsed: {
    says: "Nobody answered in time, which counts as a denial. Nothing was removed; what was done to contain the account, if anything, stays as it is.",
    route:
      "Ask whoever should have answered, by a way that you know from before, then the help desk opens a new case. What cannot wait is done by hand by an Authentication Administrator, after checking in person, or by a call to the number in the directory, that it is really them.",
  },
  "not-approved": {
    says: "No approval that counts is stored for this: the right person did not give it, or gave it too late, or for something else. Nothing was removed on its strength.",
    route:
      "Tell the security team, and look at the audit trail: somebody may have gone around the approval page.",
  },
  "directory-forbidden": {
    says: "The directory refused: this program lacks a permission.",
    route:
      "The administrator of this program checks its Graph permissions. Until then an Authentication Administrator does this step by hand in the Microsoft Entra admin centre.",
  },
  "no-such-case": {
    says: "The record of the case is missing.",
    route: "The administrator of this program looks at its tables and its log.",
  },
  unforeseen: {
    says: "Something happened that this program does not foresee.",
    route:
      "The administrator of this program looks at its log. Until it is clear, treat every step without proof as not done.",
  },
  "not-run-yet": { says: "It has not run.", route: null },
  "still-listed": {
    says: "The directory still lists it.",
    route:
      "An Authentication Administrator removes it by hand: Microsoft Entra admin centre → Users → the account → Authentication methods.",
  },
  "kept-is-gone": {
    says: "What was to be kept is gone since, so this one stays.",
    route:
      "The person needs a way back first. An Authentication Administrator issues a Temporary Access Pass, after checking in person, or by a call to the number in the directory, that it is really them, and removes this one by hand: Microsoft Entra admin centre → Users → the account → Authentication methods.",
  },
  begun: {
    says: "It has begun; whether it took effect is not known yet.",
    route:
      "If it stays so: check the account in the Microsoft Entra admin centre and do the step by hand if needed.",
  },
  "new-method": {
    says: "Since the account was checked, a sign-in method was added that nobody had seen. It may have been added by somebody else than the person.",
    route:
      "Ask the person, in person or by a call to a number that you know from before. If it is not theirs, an Authentication Administrator removes it: Microsoft Entra admin centre → Users → the account → Authentication methods.",
  },
  "not-proven-yet": {
    says: "Not proven: two clean lists of the account's methods are still missing.",
    route: null,
  },
  "contained-recently": {
    says: "The directory shows that the sessions were revoked only just before this case was opened, or since, by another case or a person; so it was not repeated.",
    route: null,
  },
  "containment-limit": {
    says: "Several cases have revoked this account's sessions of late, so this one did not; what was signed in since then still works.",
    route:
      "If the tickets are real, an Authentication Administrator revokes the sessions: Microsoft Entra admin centre → Users → the account → Revoke sessions. If not, tell the security team.",
  },
  "not-read-back": {
    says: "The directory accepted it, but reading back did not show it in time.",
    route:
      "An Authentication Administrator can revoke the sessions again: Microsoft Entra admin centre → Users → the account → Revoke sessions.",
  },
  accepted: { says: "The other side accepted it; nothing was read back.", route: null },
  "one-clean-list": {
    says: "One list was clean, the next one did not bear it out; one alone may come from a lagging copy.",
    route: "Look at the account's methods in the Microsoft Entra admin centre.",
  },
  "device-not-told-apart": {
    says: "It may or may not be the stolen phone; the directory does not tell, so it was left as it is.",
    route:
      "Ask the person which device it was. A Cloud Device Administrator disables it: Microsoft Entra admin centre → Devices → All devices → the device → Disable.",
  },
  "devices-not-told": {
    says: "The directory does not tell which devices the person has registered, so none was disabled.",
    route:
      "The administrator of this program checks its Graph permissions. Until then a Cloud Device Administrator disables the phone: Microsoft Entra admin centre → Devices → All devices.",
  },
  "device-still-enabled": {
    says: "The directory accepted it, but still shows the device as enabled.",
    route:
      "A Cloud Device Administrator looks at it: Microsoft Entra admin centre → Devices → All devices → the device.",
  },
  "deleted-by-administrator": {
    says: "The directory's audit log shows that an administrator deleted app passwords since the case was opened; for administrators the admin centre offers only the deletion of all of them. Nothing lists app passwords, so it was not read back.",
    route: null,
  },
  "not-known-whether-all": {
    says: "The directory's audit log shows deletions of app passwords since the case was opened, but not by an administrator: a person can delete one of several, and no row tells whether any is left.",
    route:
      "An Authentication Policy Administrator deletes all of them: Microsoft Entra admin centre → Users → Per-user MFA → the account → User MFA settings → “Delete all existing app passwords generated by the selected users”.",
  },
  "no-deletion-in-audit": {
    says: "The directory's audit log shows no deletion of app passwords since the case was opened.",
    route:
      "An Authentication Policy Administrator deletes them: Microsoft Entra admin centre → Users → Per-user MFA → the account → User MFA settings → “Delete all existing app passwords generated by the selected users”.",
  },
  "no-mail-address": {
    says: "The person has no mail address in the directory, so no mail went out.",
    route: "Tell them by another way that you know.",
  },
  "default-method": {
    says: "The directory does not delete the default method while others remain.",
    route:
      "The person chooses another default at https://mysignins.microsoft.com/security-info (“Default sign-in method” → “Change”), or an Authentication Administrator does: Microsoft Entra admin centre → Users → the account → Authentication methods. While the case runs, it then deletes this one by itself; after that, whoever changed the default deletes it there, too.",
  },
  "not-found": { says: "The directory does not find it.", route: null },
  "bad-request": {
    says: "The directory refused the request as it was put.",
    route: "The administrator of this program looks at its log; the step can be done by hand until then.",
  },
  "not-deletable": {
    says: "The directory offers no way to delete a method of this kind.",
    route: "Look at the account's methods in the Microsoft Entra admin centre.",
  },
  "answer-lost": {
    says: "The directory was asked and its answer was lost; whether it took effect is not known.",
    route: "It is not asked again by itself. Look at the account in the Microsoft Entra admin centre first.",
  },
  "pass-lifetime-refused": {
    says: "The directory refused the lifetime that was asked for.",
    route: "The administrator of this program compares its policy with the tenant's.",
  },
  "pass-not-made": {
    says: "The directory was busy, so no pass was made.",
    route: "Try again in a minute; the check of the person has to be made again, too.",
  },
  "pass-not-offered": {
    says: "The case no longer waits for anybody to hand over a pass.",
    route: "The case shows why. If a pass is still needed, the help desk opens a new case.",
  },
  "pass-limit": {
    says: "As many passes were made in this case as there may be.",
    route:
      "An Authentication Administrator issues one in the Microsoft Entra admin centre, or the help desk opens a new case.",
  },
  "pass-replaced": {
    says: "Another pass of this case has replaced it.",
    route: null,
  },
  "pass-still-listed": {
    says: "The directory still lists a pass that should be gone.",
    route:
      "An Authentication Administrator deletes it: Microsoft Entra admin centre → Users → the account → Authentication methods.",
  },
  "unreadable-answer": {
    says: "The other side answered something that this program cannot read.",
    route: "The administrator of this program looks at its log; treat the step as not done until then.",
  },
  "ticket-not-found": {
    says: "The ticket system does not know the ticket.",
    route: "Tell whoever works on it by another way; the case page shows everything.",
  },
  "ticket-system-denied": {
    says: "The ticket system refused this program.",
    route: "The administrator of this program checks its access to the ticket system.",
  },
  "ticket-comment-refused": {
    says: "The ticket system did not take the comment.",
    route: "The administrator of this program looks at its log; the case page shows everything.",
  },
  "gave-up": {
    says: "All tries are used up; whether it took effect is not known.",
    route: "Check the account in the Microsoft Entra admin centre and do the step by hand if needed.",
  },
} satisfies Record<string, CodeText>;
