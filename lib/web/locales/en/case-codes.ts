/** What a code means, and who carries on by hand and where; no route where nobody needs to. */
export interface CodeText {
  readonly says: string;
  readonly route: string | null;
}

const checkPerson =
  "after checking in person, or by a call to the number in the directory, that it is really them";
export const userPage = "Microsoft Entra admin centre → Users → the account → Authentication methods";
export const byHand = `An Authentication Administrator can remove the methods concerned by hand (${userPage}), ${checkPerson}.`;

/** Codes that end a case before anything is removed. */
export const caseCodesEn = {
  "no-such-subject": {
    says: "The directory knows nobody by the name that the ticket gives.",
    route: "Correct the user name in the ticket and send it again; nothing was done to any account.",
  },
  "requester-unknown": {
    says: "The directory does not know whoever asked for this.",
    route: "Somebody with an account in this directory has to ask; open a new ticket in their name.",
  },
  "requester-is-subject": {
    says: "The request comes from the account that it is about. Somebody else who is signed in to it could have sent it.",
    route: `Somebody else, for example the help desk, has to ask, ${checkPerson}.`,
  },
  "protected-account": {
    says: "The account is one of those that are not to be touched (break-glass and service accounts, executives), by itself or as a member of a group.",
    route:
      "The security team decides. The accounts and groups stand in this program's setting POLICY (protectedAccounts, protectedGroups).",
  },
  "account-disabled": {
    says: "The account is disabled: nobody can sign in with it.",
    route:
      "Ask whoever disabled it. Remove the methods by hand, or open a new case, before it is enabled again.",
  },
  "external-guest": {
    says: "The person is an external guest: their sessions and methods belong to their home organisation.",
    route:
      "Their own organisation's help desk has to act. Here, a User Administrator can block the guest's sign-in.",
  },
  "management-restricted": {
    says: "The account is in a restricted-management administrative unit, where applications may not change it.",
    route: `Only an administrator with a role assigned on that unit may act (${userPage}).`,
  },
  "privileged-role": {
    says: "The account holds an administrative role, or may activate one. This program goes no further with such accounts.",
    route: `A Privileged Authentication Administrator acts by hand (${userPage}), ${checkPerson}. If no administrator can sign in any more: Microsoft support, with the tenant's name, the account's name and what happened when.`,
  },
  "role-assignable-group": {
    says: "The account is in a group to which roles can be assigned, owns one, or could activate that by PIM for Groups, so it counts as an administrator's.",
    route: `A Privileged Authentication Administrator acts by hand (${userPage}), ${checkPerson}.`,
  },
  "service-account": {
    says: "The account has a credential that only services and resources have, so it counts as a service account and not as a person's.",
    route: `Whoever runs the service decides, and an Authentication Administrator acts by hand (${userPage}).`,
  },
  "check-impossible": {
    says: "A check that has to be made could not be made, so this goes no further.",
    route: `The administrator of this program looks at its permissions and log. Until then: ${byHand}`,
  },
  "facts-changed": {
    says: "Something about the account has changed since it was planned, so the plan no longer fits.",
    route: "Open a new case: it is planned and approved again from the present facts.",
  },
  "subject-objects": {
    says: "Somebody signed in as the person whose account this is said that it was not them. This case removes nothing more and hands out no access.",
    route:
      "The security team finds out who asked for it, and speaks to the person by a way known from before. If it was them: open a new case.",
  },
  "case-ended": {
    says: "The case has ended, so nothing more is done in its name.",
    route: "Open a new case if something is left to do.",
  },
  "high-user-risk": {
    says: "Microsoft Entra ID Protection holds the account to be at high risk or compromised, so more of it may be in other hands than this case is about. This case removes nothing more and hands out no pass.",
    route:
      "The security team looks at the account: Microsoft Entra admin centre → ID Protection → Risky users. Once they have settled the risk there, open a new case.",
  },
  "user-risk-unread": {
    says: "The policy wants the account's risk looked at, and Microsoft Entra ID Protection did not tell it. This case removes nothing more and hands out no pass.",
    route: `The administrator of this program checks its Graph permission IdentityRiskyUser.Read.All and the organisation's licence (Entra ID P2), or takes stopsAtHighRisk out of the setting POLICY. Until then: ${byHand}`,
  },
  "subject-limit": {
    says: "There were many cases about this account of late. This case removes nothing.",
    route: `Find out why this account comes up again and again, and tell the security team; then: ${byHand}`,
  },
  "requester-limit": {
    says: "Whoever asked for this has asked for many accounts in a short time. This case removes nothing.",
    route: `Ask them, by a way that you know from before, whether the tickets are theirs; if not, tell the security team. If they are: ${byHand}`,
  },
  "approver-limit": {
    says: "The same manager was named in many cases in a short time. This case removes nothing.",
    route: `Ask the manager, by a way that you know from before, whether they know of it; if not, tell the security team. If they do: ${byHand}`,
  },
  "tenant-limit": {
    says: "This case was one too many in a short time, so removals are stopped for all accounts. This case removes nothing.",
    route:
      "A security officer finds out where the cases come from, and lets removals go on, with a reason, on the page “Brake”.",
  },
  "removals-frozen": {
    says: "Removals are stopped for all accounts, since there were too many cases in a short time. This case removes nothing more.",
    route:
      "A security officer lets them go on, on the page “Brake”; after that, open a new case. What cannot wait is done by hand by an Authentication Administrator.",
  },
  "elevated-threat": {
    says: "A security officer has stopped removals for all accounts because of a threat. This case removes nothing more.",
    route:
      "Ask the security team. Once they let removals go on, on the page “Brake”, open a new case. What cannot wait is done by hand by an Authentication Administrator.",
  },
  "mfa-at-other-provider": {
    says: "Another identity provider does multi-factor authentication for this account's domain, so what is registered here is not asked for at sign-in. This case removes nothing.",
    route:
      "Whoever runs that identity provider removes there what was lost or is not to be used any more. What is registered here as well can be removed by an Authentication Administrator.",
  },
  "no-second-approver": {
    says: "Two people have to agree here, and the policy names nobody beside the manager who may: able to sign in, none of the people of this case, and below neither the person nor the manager. This case removes nothing.",
    route: `The administrator of this program names second approvers in the setting POLICY (secondApprovers), then open a new case; or: ${byHand}`,
  },
  "second-approver-unread": {
    says: "Two people have to agree here, and the directory does not tell whether whoever the policy names beside the manager may: their account or who stands above them could not be read. This case removes nothing.",
    route: `The administrator of this program looks at the setting POLICY (secondApprovers) and at the app's permissions, then open a new case; or: ${byHand}`,
  },
  "unknown-method-type": {
    says: "The account has a sign-in method of a kind that this program does not know, so it cannot prove the account clean.",
    route: byHand,
  },
  "phone-not-told-apart": {
    says: "The directory does not tell which of the methods are meant. This case removes nothing.",
    route: `The case's page (sign-in needed) shows each method that cannot be told apart, with the name of its device. Ask the person which one it is, and send the ticket again with "phone": { "name": "…" }, the name letter by letter; where two phones bear one name, also "appVersion": "…", the version in brackets. What no name tells apart, such as a passkey that may be on the phone, needs a person: ${byHand}`,
  },
  "new-phone-not-seen": {
    says: "The directory does not list a new phone yet, so the old one's entry stays. This case removes nothing until it does.",
    route:
      "The person adds it at https://mysignins.microsoft.com/security-info and can delete the old entry there, too. After the case has ended, open a new one for the entry to be removed here; a phone that was added before counts as an old one.",
  },
  "nothing-to-remove": {
    says: "No sign-in method of those that this would remove was found. This case removes nothing.",
    route: `If you expected one: ask the person which methods they used, and compare (${userPage}).`,
  },
  "would-lock-out": {
    says: "Nothing strong would be left to sign in with after the removal. This case removes nothing.",
    route: `The person needs a way back first. An Authentication Administrator issues a Temporary Access Pass and removes the methods concerned by hand (${userPage}), ${checkPerson}.`,
  },
  "pass-policy-unknown": {
    says: "A Temporary Access Pass would be needed, and this program could not read whether the tenant's policy allows it. This case removes nothing.",
    route: `The administrator of this program checks its permission Policy.Read.All. Until then: ${byHand}`,
  },
  "pass-policy-off": {
    says: "A Temporary Access Pass is needed, since nothing strong is left to sign in with, and the tenant's policy does not allow any.",
    route:
      "An Authentication Policy Administrator enables them: Microsoft Entra admin centre → Authentication methods → Policies → Temporary Access Pass. Then open a new case.",
  },
  "pass-not-in-scope": {
    says: "A Temporary Access Pass is needed, since nothing strong is left to sign in with, and the tenant's policy does not allow one for this account.",
    route:
      "An Authentication Policy Administrator includes the account: Microsoft Entra admin centre → Authentication methods → Policies → Temporary Access Pass. Then open a new case.",
  },
} satisfies Record<string, CodeText>;
