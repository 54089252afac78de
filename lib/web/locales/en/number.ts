import type { PhoneNumberProblem, PhoneType } from "../../../domain/phone-number.ts";

const types: Record<PhoneType, string> = {
  mobile: "Mobile: text messages and calls",
  alternateMobile: "Alternate mobile: calls only; the person needs a mobile number first",
  office: "Office: calls only; an extension may follow",
};

const problems: Record<
  PhoneNumberProblem | "type" | "proof" | "confirm" | "mobile-first" | "token" | "taken",
  string
> = {
  "country-code": "Begin with + and the country code, for example +81.",
  "trunk-zero": "Drop the 0 at the beginning of the number: +81 8012345678, not +81 08012345678.",
  separators:
    "Put one space after the country code, and nothing but digits after that: no hyphens, no brackets. An extension follows as x and digits.",
  length: "The number is too short or too long after the country code.",
  type: "Choose the type of phone.",
  proof: "Choose how you checked that it is them.",
  confirm: "Confirm that you made the check yourself.",
  "mobile-first":
    "The person has no mobile number yet, and the directory takes an alternate one only after that. Nothing was changed.",
  token:
    "This form was open for too long, was used already, or was not made for you. Nothing was changed; send it once more.",
  taken: "Somebody has just entered a number, or is doing so. Look at the case before you enter another one.",
};

export const numberEn = {
  types,
  problems,
  title: (subject: string) => `Enter the phone number: ${subject}`,
  lead: (subject: string) =>
    `${subject} needs another phone number to sign in with, and the manager has approved that.`,
  check: "Before you enter it",
  source:
    "Have the person before you, or call them back by a way that you know from before. Take the number from them: not from the ticket, a mail or the profile.",
  ending: (date: string) =>
    `Microsoft's own text messages and calls for sign-in end on ${date}. Propose a passkey instead: it goes on working, and nobody can talk it out of its owner.`,
  never:
    "The number goes to the directory alone. It is not kept in the case, its trail, the ticket or a mail. A number of the same type is replaced. SMS sign-in with a mobile number is switched off, and the next page says if that is not proven.",
  formHeading: "The number",
  number: "Phone number",
  numberHint:
    "Country code, one space, then the rest without the 0 at its beginning, for example +81 8012345678",
  type: "Type of phone",
  send: "Enter the number",
  problem: "No number was entered",
  notProven: "It is not proven that the number was entered",
  entered: "The number was entered, and the directory shows it as typed.",
  smsSignInOff: "SMS sign-in with it is off.",
};
