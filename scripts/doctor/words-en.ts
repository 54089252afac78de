import type { Words } from "./words.ts";

export const wordsEn: Words = {
  status: { ok: "ok", mend: "TO MEND", unknown: "NOT KNOWN", "by-hand": "by hand" },
  subjects: {
    permission: "permission",
    mail: "sending mail",
    "strong-methods": "methods to register anew",
    "pass-policy": "Temporary Access Pass",
    "sms-sign-in": "sign-in by text message",
    "quarantine-group": "quarantine group",
    "quarantine-policy": "policy on the quarantine group",
    licences: "licences",
    "user-risk": "risk of accounts",
    "audit-log": "audit log",
    sender: "sender of mails",
    "sign-in-application": "sign-in application",
  },
  problems: {
    "permission-missing": {
      says: "not granted to the app",
      then: "{for}: refused. Needed by {neededBy}.",
      remedy:
        "Grant it to the app's managed identity: New-MgServicePrincipalAppRoleAssignment with the app role {appRoleId} of Microsoft Graph. It may take up to a day to reach the identity's token.",
    },
    "permission-not-needed": {
      says: "granted, and nothing needs it",
      then: "Whoever takes over the app can use it.",
      remedy: "Remove the app role assignment from the app's managed identity.",
    },
    "permissions-of-a-person": {
      says: "could not be checked: the token is a person's and does not tell what the app holds",
      then: "It may be missing.",
      remedy:
        "Run this as the app's managed identity, or with --principal and its object id, or compare Entra admin centre > Enterprise applications > (the identity) > Permissions with infra/graph-permissions.json.",
    },
    "mail-from-every-mailbox": {
      says: "Mail.Send is granted in Entra",
      then: "The app can send mail from every mailbox, whatever Exchange limits it to.",
      remedy:
        "Remove it in Entra, and grant Application Mail.Send in Exchange for the sender's mailbox alone.",
    },
    "mail-in-exchange": {
      says: "Graph does not tell what Exchange allows",
      then: "Where it is not allowed, managers are not asked and cases end without an approval.",
      remedy:
        "In Exchange Online PowerShell: Test-ServicePrincipalAuthorization for the identity and the sender's mailbox must show Application Mail.Send in scope.",
    },
    "no-strong-method": {
      says: "neither passkeys nor Authenticator nor tokens are switched on",
      then: "Whoever loses the phone's methods has nothing to register instead.",
      remedy: "Entra admin centre > Authentication methods > Policies: enable at least one.",
    },
    "passes-off": {
      says: "the policy is switched off",
      then: "Whoever has no other method left cannot be let in again by a pass.",
      remedy: "Entra admin centre > Authentication methods > Policies > Temporary Access Pass: enable it.",
    },
    "passes-for-nobody": {
      says: "the policy is on, and for nobody",
      then: "A pass may be made, and nobody can sign in with it.",
      remedy:
        "Entra admin centre > Authentication methods > Policies > Temporary Access Pass: include people.",
    },
    "passes-for-some": {
      says: "the policy is for some people only",
      then: "The others cannot be given a pass.",
      remedy: "Look whether everybody is included whose phones this app is to handle.",
    },
    "sms-sign-in-on": {
      says: "switched on for some or all",
      then: "A number that is set for them becomes a name to sign in with, too.",
      remedy: 'Unless it is wanted: Authentication methods > Policies > SMS, and take off "Use for sign-in".',
    },
    "no-quarantine-group": {
      says: "the setting POLICY names none",
      then: "Nobody is quarantined: app passwords go on working until an administrator deletes them.",
      remedy: "Make a security group that may hold no roles, and name it in POLICY: quarantine.groupId.",
    },
    "quarantine-group-absent": {
      says: "there is no group {about}",
      then: "The quarantine fails, and app passwords go on working until an administrator deletes them.",
      remedy: "Make the group, or name the right one in POLICY: quarantine.groupId.",
    },
    "quarantine-group-may-hold-roles": {
      says: "the group {about} may hold roles",
      then: "The app refuses to use it: whoever changes its members could make administrators.",
      remedy: "Make another security group, for this alone, without roles, and name it in POLICY.",
    },
    "no-quarantine-policy": {
      says: "no Conditional Access policy includes the group {about}",
      then: "Putting somebody into the group has no effect at all.",
      remedy:
        "Make one: include the group, all resources, client apps Exchange ActiveSync and Other clients, grant: block, state: on.",
    },
    "quarantine-policy-off": {
      says: "the policy for the group {about} is off",
      then: "Putting somebody into the group has no effect at all.",
      remedy: "Switch the policy on.",
    },
    "quarantine-policy-report-only": {
      says: "the policy for the group {about} only reports",
      then: "It is written down who would be blocked, and nobody is.",
      remedy: "Change the policy's state from report-only to on.",
    },
    "quarantine-policy-too-narrow": {
      says: "the policy for the group {about} does not block every legacy sign-in of all its members",
      then: "Some app passwords go on working in quarantine.",
      remedy:
        "Let it block all resources for Exchange ActiveSync and Other clients, without further conditions, and leave out nobody but protected accounts.",
    },
    "no-premium": {
      says: "there is no Entra ID P1 or P2",
      then: "No Conditional Access, hence no quarantine; the audit log goes back 7 days instead of 30, so that an older change of manager, phone number or mail address is not seen, even where the policy looks back further (managerChangedDays, contactChangedDays).",
      remedy: "Buy P1 or P2 for the people concerned, or live without the quarantine.",
    },
    "risk-not-watched": {
      says: "the policy does not look at it",
      then: "Methods are removed from, and passes handed to, accounts that ID Protection holds to be at high risk as well.",
      remedy:
        "With Entra ID P2, set stopsAtHighRisk to true in the setting POLICY; without it, look at ID Protection > Risky users by hand before you approve.",
    },
    "risk-refused": {
      says: "the app may not read it, or the organisation has no licence for it",
      then: "The policy wants it looked at, so each case that needs an approval ends with user-risk-unread, contained at most.",
      remedy:
        "Grant IdentityRiskyUser.Read.All and have Entra ID P2, or take stopsAtHighRisk out of the setting POLICY.",
    },
    "audit-log-refused": {
      says: "the app may not read it",
      then: "Nobody can be asked to approve: every case that needs it ends with manager-change-unread. Deletions of app passwords are not seen either.",
      remedy: "Grant AuditLog.Read.All.",
    },
    "sender-not-named": {
      says: "could not be checked: MAIL_SENDER is not set where this runs",
      then: "Mails may fail.",
      remedy: "Run this with the app's own settings.",
    },
    "sender-absent": {
      says: "the directory does not know {about}",
      then: "No mail is sent: managers are not asked, and cases end without an approval.",
      remedy: "Set MAIL_SENDER to the object id of the mailbox.",
    },
    "sender-without-address": {
      says: "{about} has no mail address",
      then: "No mail is sent: managers are not asked, and cases end without an approval.",
      remedy: "Give it a mailbox, or set MAIL_SENDER to one that has.",
    },
    "sign-in-not-readable": {
      says: "not read, since that would take Application.Read.All",
      then: "With a wrong redirect URI, role or federated credential nobody can sign in to decide.",
      remedy:
        "Look at it in Entra: redirect URI <PUBLIC_URL>/sign-in/callback, app roles Operator and Auditor, the managed identity as federated credential.",
    },
    "not-permitted": {
      says: "could not be checked: whoever runs this may not read it",
      then: "It may be missing.",
      remedy:
        "Run this with the permissions that infra/graph-permissions.json says the doctor needs, or look by hand.",
    },
    "not-told": {
      says: "could not be checked: no answer that can be read",
      then: "It may be missing.",
      remedy: "Run this again; if it stays so, look by hand.",
    },
  },
  then: "What happens",
  remedy: "What to do",
  summary: {
    well: "All well, as far as can be read.",
    notWell: "Not all is well: see above.",
  },
  nothingChanged: "Nothing was changed.",
};
