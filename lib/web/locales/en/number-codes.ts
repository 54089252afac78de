import type { CodeText } from "./case-codes.ts";

/** Codes of the entry of a phone number. */
export const numberCodesEn = {
  "number-not-entered": {
    says: "No phone number was entered and read back in time.",
    route:
      "If it is still needed, the help desk opens a new case; or an Authentication Administrator enters it by hand: Microsoft Entra admin centre → Users → the account → Authentication methods.",
  },
  "number-not-read-back": {
    says: "The directory was asked to change the phone number, but reading back did not show it as typed in time. For a mobile number it is not proven either that SMS sign-in with it is off.",
    route:
      "Look at the account's methods before you enter it once more, and switch SMS sign-in off there if it is on for a number: Microsoft Entra admin centre → Users → the account → Authentication methods.",
  },
  "sms-sign-in-on": {
    says: "The directory shows the number, but also that it may be used to sign in by text message alone, or does not tell clearly that it may not.",
    route:
      "An Authentication Administrator switches SMS sign-in off for that number: Microsoft Entra admin centre → Users → the account → Authentication methods.",
  },
} satisfies Record<string, CodeText>;
