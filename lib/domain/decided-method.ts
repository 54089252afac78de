import { z } from "zod";
import { authenticationMethod } from "./method.ts";

/** Why a method goes or stays; each code has a sentence in both languages. */
const fates = {
  "on-the-lost-phone": "goes",
  "counts-as-on-the-lost-phone": "goes",
  "number-of-the-lost-phone": "goes",
  "passkey-on-the-lost-phone": "goes",
  "to-be-registered-anew": "goes",
  "to-be-added-anew": "goes",
  "lost-token": "goes",
  "on-the-old-phone": "goes",
  "passkey-on-the-old-phone": "goes",
  "waits-for-the-new-phone": "stays",
  "on-the-new-phone": "stays",
  "not-proven-elsewhere": "goes",
  "registered-out-of-hand": "goes",
  "registered-at-no-known-time": "goes",
  "on-another-phone": "stays",
  "another-token": "stays",
  "hardware-of-its-own": "stays",
  "on-a-computer": "stays",
  "not-on-a-phone": "stays",
  "not-deletable": "stays",
  "not-part-of-re-registration": "stays",
  "not-asked-for": "stays",
  "may-be-replaced": "stays",
  "not-told-apart": "stays",
} as const;

export type RemovalReason = keyof typeof fates;
export const removalReason = z.enum(Object.keys(fates) as [RemovalReason, ...RemovalReason[]]);

/** The reason alone says whether a method goes. */
export const goes = (reason: RemovalReason): boolean => fates[reason] === "goes";

/** A method as a profile decided about it. */
export const decidedMethod = z.object({ method: authenticationMethod, because: removalReason });
export type DecidedMethod = z.infer<typeof decidedMethod>;
