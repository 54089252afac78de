import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { longest } from "../../lib/domain/policy.ts";
import { contract } from "../kit/contract.ts";

/**
 * Seen in audit: the directory's audit log shows that somebody deleted the subject's app passwords after the case was
 * opened, and none that was made since. Attested: an operator says so. Contained: the time is up, and the subject is in the
 * quarantine group. No API lists or deletes app passwords, so nothing can be read back; a password reset or a new
 * registration does not count, and no row proves that there were none
 * (https://learn.microsoft.com/entra/identity/authentication/howto-mfa-app-passwords).
 */
export const checkAppPasswords = contract(
  "check-app-passwords",
  { subject: userId, firstLookSeconds: z.number().positive(), followSeconds: z.number().positive() },
  {
    because: z
      .enum(["no-deletion-in-audit", "app-password-made-since", "quarantined-not-deleted"])
      .optional(),
    rows: z.array(z.string()),
    seenAt: z.string().optional(),
    attestedBy: z.string().optional(),
    attestedAt: z.string().optional(),
    looks: z.number().int(),
  },
  longest.followSeconds,
);
