import type { CodeText } from "./case-codes.ts";

/** Codes of what somebody tried on a page, and was not let. */
export const attemptCodesEn = {
  "not-for-this-person": {
    says: "The case's policy does not name that person for it, or they may not because they asked for it, approved it, or it is about them.",
    route: null,
  },
  "person-is-remediated": {
    says: "A case about the account of whoever tried is open as well, so it may be in other hands. Until that case has ended they give nothing out.",
    route: null,
  },
  "sign-in-too-old": {
    says: "The form was sent more than fifteen minutes after the sign-in, so whoever sent it may not be that person.",
    route: null,
  },
  "proof-not-allowed": {
    says: "The way that they say they checked the person is not one that the case's policy allows.",
    route: null,
  },
} satisfies Record<string, CodeText>;
