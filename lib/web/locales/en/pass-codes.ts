import type { CodeText } from "./case-codes.ts";

/** Codes of the way back by a pass. */
export const passCodesEn = {
  "pass-made-since": {
    says: "A pass was made before it was proven that the sessions were revoked after the last removal, so they were not revoked once more: that would end what the person began with the pass. Whoever signed in before may still be signed in.",
    route:
      "Once the person has registered a new method, an Authentication Administrator revokes the sessions: Microsoft Entra admin centre → Users → the account → Revoke sessions.",
  },
  "not-picked-up": {
    says: "Nobody handed over a pass in time.",
    route: "If the person still cannot sign in, the help desk opens a new case.",
  },
  "no-strong-method": {
    says: "No strong sign-in method was registered in time.",
    route:
      "Ask the person. The help desk opens a new case, or an Authentication Administrator issues a Temporary Access Pass by hand, after checking in person, or by a call to the number in the directory, that it is really them.",
  },
} satisfies Record<string, CodeText>;
