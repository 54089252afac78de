import type { CodeText } from "./case-codes.ts";

/** Codes of hardware tokens. */
export const tokenCodesEn = {
  "token-not-told-apart": {
    says: "The account has several hardware tokens and the request names none of them, or it names one that the account does not have. This case removes nothing.",
    route: `The case's page (sign-in needed) shows the account's tokens with their serial numbers. Ask the person which one it is, and send the ticket again with "token": { "serial": "…" }, the number letter by letter. Where the page shows no number, a person has to tell, and an Authentication Administrator takes the token away by hand: Microsoft Entra admin centre → Users → the account → Authentication methods.`,
  },
  "token-not-named": {
    says: "The ticket does not say which hardware token is to be assigned.",
    route: 'Send the ticket again with the serial number on the token: "token": { "serial": "…" }.',
  },
  "no-such-token": {
    says: "The organisation has no hardware token of that serial number.",
    route:
      "Compare the number on the token with the ticket and send it again. A new token has to be imported first: an Authentication Policy Administrator does that in the Microsoft Entra admin centre → Authentication methods → Policies → Hardware OATH tokens.",
  },
  "token-held-already": {
    says: "The account has this hardware token already, so there is nothing to assign.",
    route:
      "If it does not work yet: the person activates it with a code from it at https://mysignins.microsoft.com/security-info, or an Authentication Administrator does in the Microsoft Entra admin centre.",
  },
  "token-with-somebody-else": {
    says: "The hardware token is assigned to somebody else, so it is not taken from them.",
    route:
      "Compare the number on the token with the ticket. If the other person gave it back, open a case for their lost hardware token first; it is free after that.",
  },
  "token-not-read-back": {
    says: "The directory was asked to assign the hardware token, but reading back did not show it in time.",
    route:
      "Look at the token in the Microsoft Entra admin centre → Authentication methods → Hardware OATH tokens; an Authentication Administrator assigns it there if nobody has it.",
  },
  "token-not-activated": {
    says: "The directory does not show the hardware token as activated, so nobody can sign in with it yet.",
    route:
      "The person activates it with a code from it at https://mysignins.microsoft.com/security-info; or an Authentication Administrator does, with a code that the person reads out: Microsoft Entra admin centre → Authentication methods → Hardware OATH tokens.",
  },
} satisfies Record<string, CodeText>;
