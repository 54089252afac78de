/**
 * Phone numbers as the directory takes them for sign-in:
 * https://learn.microsoft.com/graph/api/resources/phoneauthenticationmethod
 */
import { z } from "zod";

/** A person has at most one number of each type. Mobile: text messages and calls; the others: calls only. */
export const phoneType = z.enum(["mobile", "alternateMobile", "office"]);
export type PhoneType = z.infer<typeof phoneType>;

export type PhoneNumberProblem = "country-code" | "trunk-zero" | "separators" | "length";

const form = /^\+[1-9]\d{0,3} [1-9]\d{3,13}(x\d{1,7})?$/;

/** The first thing to mend; null: it can be sent as it stands. */
export function phoneNumberProblem(text: string): PhoneNumberProblem | null {
  if (form.test(text)) return null;
  if (!/^\+[1-9]/.test(text)) return "country-code";
  if (/^\+\d{1,4}(?:[ -]0| ?\(0)/.test(text)) return "trunk-zero";
  return /^\+\d{1,4} \d+(x\d+)?$/.test(text) ? "length" : "separators";
}

/** As people type it, with a Japanese keyboard as well: full-width digits count as digits. */
export const typedNumber = (text: string): string => text.normalize("NFKC").trim();

/** From then on Microsoft sends no text messages and makes no calls for sign-in of its own accord. */
export const endOfTextsAndCalls = "2027-02-01";
