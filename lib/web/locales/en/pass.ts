import type { HandOver } from "../../../domain/hand-overs.ts";
import type { ProofKind } from "../../../domain/policy.ts";

const proofs: Record<ProofKind, string> = {
  "call-back": "I called them back on the number in the directory.",
  "video-with-id": "I saw them by video, with an identity document.",
  "in-person": "They stood before me, and I know them or saw an identity document.",
  "remaining-authenticator": "They signed in with a method that is none of those removed.",
  "verified-id": "They showed a Verified ID, and it was checked.",
};

const states: Record<HandOver["state"], string> = {
  "under-way": "Being handed over",
  "handed-over": "Handed over",
  "not-made": "Not made",
  unknown: "Not known whether it was made; its code was shown to nobody",
};

export const passEn = {
  proofs,
  states,
  title: (subject: string) => `Hand over a pass: ${subject}`,
  lead: (subject: string) => `${subject} has no strong method left to sign in with.`,
  leadUnproven: (subject: string) =>
    `The plan leaves ${subject} nothing strong to sign in with, but it is not proven that the methods to be removed are gone and that no others are there. Look at the steps of the case.`,
  purpose: "A Temporary Access Pass lets them in once more, to register a new method.",
  approvedBy: "Approved by",
  planned: "The pass",
  lifetime: (minutes: number, isUsableOnce: boolean) =>
    isUsableOnce ? `valid for ${minutes} minutes, for one sign-in` : `valid for ${minutes} minutes`,
  check: "Before you hand it over",
  noProof:
    "Questions about birthdays or staff numbers, a number that the caller gives, and anything sent to the person's own mailbox are no proof.",
  onlyOnce:
    "The code is shown once, on the next page. It is not stored, mailed or logged, and cannot be shown again. Have the person with you, or on the line, when you press the button.",
  earlier: "Passes of this case",
  formHeading: "Make the pass",
  anotherHeading: "Make another pass",
  anotherHint:
    "The earlier pass stops working at once. Make another one only if its code was lost or it was not used in time.",
  proof: "How you checked, just now, that it is them",
  confirm: (subject: string) =>
    `I made this check myself, just now, and it is ${subject}. My name is recorded with it.`,
  make: "Make the pass and show it",
  makeAnother: "Make another pass and show it",
  limit: (most: number) =>
    `${most} passes were made in this case, and there will be no other. If the person still cannot sign in, an Authentication Administrator issues one in the Microsoft Entra admin centre, or the help desk opens a new case.`,
  checked: "Check of the person",
  notHandedOver: "Nothing new was handed over.",
  lost: "Nobody knows whether a pass was made.",
  lostNext:
    "If one was made, nobody has seen its code. The case takes back whatever the directory then lists, and shows whether that succeeded. A new pass is a new decision of yours: check again and use the form below.",
  rejected: {
    token:
      "This form was open for too long, was used already, or was not made for you. Look at the page and send it once more.",
    taken: "This pass was handed over already, as listed below. Its code cannot be shown again.",
  },
  problems: {
    proof: "Choose how you checked that it is them.",
    confirm: "Confirm that you made the check yourself.",
  },
  handedOverTitle: (subject: string) => `The pass for ${subject}`,
  handedOverLead: (subject: string) =>
    `Tell ${subject} this code now, and nobody else. Do not write it into a mail, chat or ticket.`,
  validUntil: "Valid until",
  usableOnce: "It works for one sign-in.",
  howTo: "What the person does with it",
  steps: [
    "Open https://aka.ms/mysecurityinfo and enter the user name.",
    "Enter the code where the Temporary Access Pass is asked for.",
    "Add a new sign-in method there, best a passkey, or Microsoft Authenticator on the new phone.",
    "Sign in once with the new method, to be sure that it works.",
  ],
  shownOnce:
    "This page shows the code only now. If you leave or reload it, the code is gone and another pass has to be made.",
};
