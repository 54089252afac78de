/** What is said instead where the end of the quarantine is decided. */
const lift = {
  title: (subject: string) => `Approve or deny: end of the quarantine of ${subject}`,
  silence: "If you do not answer by then, that counts as a denial: the account stays in quarantine.",
  after: "The guards are checked again right before the account is taken out.",
  approveHeading: "Approve the end of the quarantine",
  denyHeading: "Deny the end of the quarantine",
  denyHint: "The account stays in the quarantine group.",
  confirm: (subject: string) =>
    `I have spoken to ${subject}, know that it was them, and have read what is still open.`,
  approvedNext:
    "The case goes on by itself: the guards are checked again, and the account is taken out of the quarantine group.",
  deniedNext: "The account stays in the quarantine group.",
  expired: (until: string) =>
    `An answer was possible until ${until}. Silence counts as a denial: the account stays in quarantine.`,
  expiredNext:
    "A Groups Administrator can take the account out of the group by hand: Microsoft Entra admin centre → Groups → the quarantine group → Members.",
};

/** What is said instead where a hardware token is to be assigned. */
const assign = {
  silence: "If you do not answer by then, that counts as a denial: nothing is assigned.",
  after:
    "Everything is checked again right before the assignment. If anything has changed, nothing is assigned.",
  approveHeading: "Approve the assignment",
  denyHeading: "Deny the assignment",
  denyHint: "Nothing is assigned.",
  approvedNext:
    "The case goes on by itself: everything is checked again first, and the token is assigned only if nothing has changed.",
  deniedNext: "Nothing is assigned.",
  expired: (until: string) =>
    `An answer was possible until ${until}. Silence counts as a denial: nothing was assigned.`,
  expiredNext: "If the token is still needed, the help desk opens a new case.",
};

/** What is said instead where nothing was done to contain the account. */
const uncontained = {
  denyHint: "Nothing is changed.",
  deniedNext: "Nothing is changed.",
  attackHint:
    "Choose this if the person did not ask for it, or somebody only pretends to be them. Nothing is changed, and whoever the policy names as security contact is told.",
  attackNext: "Nothing is changed, and whoever the policy names as security contact is told.",
};

/** What is said instead to the first of two who have to agree. */
const firstOfTwo = {
  after:
    "After you, a second person is asked; nothing is removed before they agree. Everything is checked again right before the removal. If anything has changed, nothing is removed.",
  approvedNext:
    "The case goes on by itself: a second person has to agree as well, and nothing is removed before they do.",
};

/** What is said instead where a phone number is to be changed. */
const number = {
  silence: "If you do not answer by then, that counts as a denial: no number is changed.",
  after: "Everything is checked again right before the change. If anything has changed, no number is.",
  approveHeading: "Approve the change",
  denyHeading: "Deny the change",
  denyHint: "No number is changed.",
  approvedNext:
    "The case goes on by itself: everything is checked again first; if nothing has changed, an operator can enter the number.",
  deniedNext: "No number is changed.",
  expired: (until: string) =>
    `An answer was possible until ${until}. Silence counts as a denial: no number was changed.`,
  expiredNext: "If the change is still needed, the help desk opens a new case.",
};

export const approvalEn = {
  lift,
  assign,
  uncontained,
  firstOfTwo,
  number,
  willChange: "What is changed if you approve",
  numberMeans:
    "An operator may enter one phone number for this account, on a page of its own; an earlier number of the same type is replaced. Whoever has that phone can then confirm sign-ins with it, together with the password. Ask the person for the new number by a way that you know from before; do not write it down here.",
  willAssign: "What is assigned if you approve",
  token: (serial: string) => `Hardware token with the serial number ${serial}`,
  tokenMeans:
    "Whoever holds it can then sign in to the account with it, together with the password. Make sure that it is in the right hands.",
  liftHow: "How things stand",
  title: (subject: string, situation: string) => `Approve or deny: ${situation}, ${subject}`,
  lead: (requester: string, subject: string, situation: string) =>
    `${requester} reports about ${subject}: ${situation}.`,
  who: "Who this is about",
  done: "Containment",
  seen: "What was looked at",
  doneHint: "This waits for no approval. Whether it is proven stands beside each step.",
  willDo: "What is removed if you approve",
  willKeep: "What is kept",
  alsoRevoked: "In addition, sign-in sessions are revoked after the removal.",
  alsoAppPasswords: "An administrator is asked to delete the app passwords.",
  alsoPass: (pass: string) =>
    `Nothing strong is left to sign in with after that. So a Temporary Access Pass is handed over (${pass}), once somebody has checked that it is really the person, and the case follows until a new method is registered.`,
  nothingKept: "Nothing.",
  asked: "Who asked",
  ticket: "Ticket",
  until: "Answer until",
  silence: "If you do not answer by then, that counts as a denial: nothing is removed.",
  after: "Everything is checked again right before the removal. If anything has changed, nothing is removed.",
  caseLink: "The whole case",
  beforeYouDecide: "Before you decide",
  approve: "Approve",
  approveHeading: "Approve the removal",
  deny: "Deny",
  denyHeading: "Deny the removal",
  denyHint: "Nothing is removed. What was done to contain the account stays as it is.",
  attack: "Report an attack",
  attackHeading: "This is an attack",
  attackHint:
    "Choose this if the person did not ask for it, or somebody only pretends to be them. Nothing is removed, what was done to contain the account stays as it is, and whoever the policy names as security contact is told.",
  reason: "Reason",
  reasonHint:
    "Is kept with the decision. Write no phone number: whatever looks like one is not kept. 500 characters at most.",
  confirm: (subject: string) => `I have spoken to ${subject} and know that it was them.`,
  problems: "There is a problem. Nothing was decided.",
  reasonMissing: "Enter a reason.",
  reasonTooLong: (length: number) => `The reason has ${length} characters; 500 are allowed.`,
  confirmMissing: "Confirm that you have spoken to the person, or deny.",
  tokenStale:
    "This form was open for too long, or was not made for you. Look at the page again and send it once more.",
  decidedTitle: (subject: string, situation: string) => `Decided: ${situation}, ${subject}`,
  decidedAlready: "This was decided already. What you sent now was not recorded.",
  decidedThanks: "The decision is recorded.",
  approvedNext:
    "The case goes on by itself: everything is checked again first, and the methods are removed only if nothing has changed.",
  deniedNext: "Nothing is removed. What was done to contain the account stays as it is.",
  attackNext:
    "Nothing is removed. What was done to contain the account stays as it is, and whoever the policy names as security contact is told.",
  endedNext: "The case shows what is proven and what stays open.",
  undelivered: "The run has not been woken yet; that follows within about a minute, without you.",
  verdict: "Decision",
  by: "By",
  at: "When",
  you: "you",
  expiredTitle: "The time to answer is over",
  expired: (until: string) =>
    `An answer was possible until ${until}. Silence counts as a denial: nothing was removed.`,
  expiredNext: "If the removal is still needed, the help desk opens a new case.",
};
