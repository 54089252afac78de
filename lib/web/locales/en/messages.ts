interface Message {
  readonly title: string;
  readonly says: string;
}

/** Pages that say one thing. */
const pages = {
  "not-found": {
    title: "There is no such page",
    says: "The address is wrong or no longer holds. Open the link from the mail or the ticket again.",
  },
  forbidden: {
    title: "You may not see this",
    says: "Cases are shown to operators, auditors and to whoever is asked to approve them. If you need access, ask the administrator for the role Operator, Auditor or SecurityOfficer and sign in again.",
  },
  "not-approver": {
    title: "Somebody else was asked to decide",
    says: "Only the approver named in the request can see and decide it. Operators and auditors see the case itself.",
  },
  "not-officer": {
    title: "You may not do this",
    says: "Only people with the role SecurityOfficer can stop removals or let them go on. Nothing was changed.",
  },
  "not-for-you": {
    title: "This is not for you to do",
    says: "Only those whom the case's policy names may do this, signed in: operators or the manager, and nobody for their own account, for a ticket of their own, or as an operator in a case that they were asked to approve. Nothing was done.",
  },
  "no-pass-offered": {
    title: "There is no pass to hand over",
    says: "The case does not wait for it: it is not that far yet, its time is over, or a new sign-in method is registered already. Nothing was done.",
  },
  "no-number-wanted": {
    title: "There is no phone number to enter",
    says: "The case does not wait for one: it is not that far yet, its time is over, or the number is entered already. Nothing was changed.",
  },
  "not-independent": {
    title: "You may not decide this",
    says: "Whoever the request is about, or whoever asked for it, does not decide it. Nothing was decided.",
  },
  "other-site": {
    title: "The form came from another site",
    says: "Nothing was decided. Open the link from the mail again and answer there.",
  },
  "facts-changed": {
    title: "What you would decide has changed",
    says: "The plan is no longer the one that you were asked about. Nothing was decided; the help desk opens a new case.",
  },
  "subject-objects": {
    title: "The person says that it was not them",
    says: "They said so while signed in, so nothing can be decided any more, and this case removes and hands out nothing more. The security team has to look into it.",
  },
  "case-ended": {
    title: "The case has ended",
    says: "Nothing can be decided any more. The case shows why it ended, and what was done.",
  },
  "may-not-attest": {
    title: "You cannot confirm this",
    says: "Only operators who did not ask for it can, for somebody else's account, while the case looks for the deletion. Nothing was recorded.",
  },
  "person-is-remediated": {
    title: "A case about your own account is open",
    says: "Your account may be in other hands until that case has ended, so this cannot be taken as your word. Nothing was recorded. Ask another operator.",
  },
  "attested-too-late": {
    title: "The case looks for it no longer",
    says: "The time for it was up when your form came, so nothing was recorded. The case says what it saw by then.",
  },
  "not-attested": {
    title: "Nothing was recorded",
    says: "The box was not ticked, or the form was open for too long. Open the case again and send the form once more.",
  },
  "signed-out-post": {
    title: "Please sign in first",
    says: "You were no longer signed in, so nothing was decided. Sign in and answer again.",
  },
  "sign-in-again": {
    title: "Please sign in again",
    says: "You signed in more than fifteen minutes ago, so nothing was decided. Sign in once more and answer after that.",
  },
  "sign-in-failed": {
    title: "The sign-in did not succeed",
    says: "It was cancelled, took longer than ten minutes, or does not belong to this organisation. Nothing was done.",
  },
  "signed-out": {
    title: "You are signed out",
    says: "Here, that is; close the browser on a shared computer.",
  },
  unavailable: {
    title: "Not available at the moment",
    says: "A service that this page needs does not answer. Try again in a minute; what you typed may have to be typed again. Nothing was decided unless the page then says so.",
  },
  failed: {
    title: "Something went wrong here",
    says: "The error is in the log. Nothing was decided unless the page says so when you open it again.",
  },
} satisfies Record<string, Message>;

export const messagesEn = {
  pages,
  signIn: "Sign in",
  signInAgain: "Sign in and come back",
  toCase: "To the case",
  reference: (id: string) => `Reference for the administrator: ${id}`,
};
