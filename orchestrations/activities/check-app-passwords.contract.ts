import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { longest } from "../../lib/domain/policy.ts";
import { contract } from "../kit/contract.ts";

/**
 * Seen in audit: the directory's audit log shows that somebody deleted the subject's app passwords after the case was
 * opened. No API lists or deletes them, so nothing can be read back, and no row proves that there were none
 * (https://learn.microsoft.com/entra/identity/authentication/howto-mfa-app-passwords).
 */
export const checkAppPasswords = contract(
  "check-app-passwords",
  { subject: userId, firstLookSeconds: z.number().positive(), followSeconds: z.number().positive() },
  {
    because: z.literal("no-deletion-in-audit").optional(),
    rows: z.array(z.string()),
    seenAt: z.string().optional(),
    looks: z.number().int(),
  },
  longest.followSeconds,
);
