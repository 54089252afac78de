/** What a ticket or a queue message asks for, whatever system it came from. */
import { z } from "zod";
import { userId } from "./ids.ts";
import { maskNumbers } from "./mask-numbers.ts";
import { situation } from "./situation.ts";

/**
 * A user principal name as Entra allows it, in ASCII only: look-alike letters are refused, not normalised
 * (https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy).
 */
const userPrincipalName = z
  .string()
  .max(113)
  .regex(
    /^[A-Za-z0-9'._!#^~-]{1,64}(?<![.])@[A-Za-z0-9.-]{1,48}$/,
    "must be a user principal name in ASCII letters",
  );

const hasNoNumber = (name: string): boolean => maskNumbers(name) === name;

/** A person as the ticket names them; resolved once to an object id, and never used again after that. */
const personRef = z.union([userId, userPrincipalName]);
export type PersonRef = z.infer<typeof personRef>;

export const remediationRequest = z.object({
  situation,
  ticket: z.object({
    id: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, "may hold letters, digits, dot, dash, underscore"),
  }),
  subject: personRef,
  requester: personRef,
  /** The lost phone's name as Authenticator shows it; needed only where the subject has Authenticator on more than one. */
  phone: z
    .object({
      name: z.string().min(1).max(100).refine(hasNoNumber, "may hold no phone number"),
      /** Of the Authenticator on it; needed only where two phones bear one name. */
      appVersion: z
        .string()
        .regex(/^[0-9]+(?:[.][0-9]+){0,3}$/, "must be a version such as 6.8.40")
        .optional(),
    })
    .optional(),
  /** When the phone was last known to be in its owner's hands; needed only where that is longer ago than the policy supposes. */
  lastInHand: z.iso.datetime({ offset: true }).optional(),
  /**
   * The hardware token to be assigned or that was lost, by the serial number on it; a lost one needs it only where the
   * subject has several.
   */
  token: z
    .object({
      serial: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, "may hold letters, digits, dot, dash, underscore"),
    })
    .optional(),
});
export type RemediationRequest = z.infer<typeof remediationRequest>;
