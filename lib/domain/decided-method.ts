import { z } from "zod";
import { authenticationMethod } from "./method.ts";

/** Why a method goes or stays; each code has a sentence in both languages. */
export const removalReason = z.enum([
  "on-the-lost-phone",
  "counts-as-on-the-lost-phone",
  "number-of-the-lost-phone",
  "passkey-on-the-lost-phone",
  "to-be-registered-anew",
  "to-be-added-anew",
  "lost-token",
  "on-the-old-phone",
  "passkey-on-the-old-phone",
  "waits-for-the-new-phone",
  "on-the-new-phone",
  "not-proven-elsewhere",
  "on-another-phone",
  "hardware-of-its-own",
  "on-a-computer",
  "not-on-a-phone",
  "not-deletable",
  "not-part-of-re-registration",
  "not-asked-for",
  "may-be-replaced",
  "not-told-apart",
]);
export type RemovalReason = z.infer<typeof removalReason>;

/** A method as a profile decided about it. */
export const decidedMethod = z.object({ method: authenticationMethod, because: removalReason });
export type DecidedMethod = z.infer<typeof decidedMethod>;
