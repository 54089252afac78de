import { z } from "zod";
import { deletionsSeen } from "../../lib/domain/deletions-seen.ts";
import { userId } from "../../lib/domain/ids.ts";
import { longest } from "../../lib/domain/policy.ts";
import { contract } from "../kit/contract.ts";

/**
 * Seen in audit: the directory's audit log shows that an administrator deleted the subject's app passwords after the case
 * was opened, which deletes all of them, and none that was made since. Attested: an operator says that none is left; rows by
 * the subject, who may have deleted one of several, prove no more than themselves. Contained: the time is up, and the
 * subject is in the quarantine group. No API lists or deletes app passwords, so nothing can be read back; a password reset
 * or a new registration does not count, and no row proves that there were none
 * (https://learn.microsoft.com/entra/identity/authentication/howto-mfa-app-passwords).
 */
export const checkAppPasswords = contract(
  "check-app-passwords",
  { subject: userId, firstLookSeconds: z.number().positive(), followSeconds: z.number().positive() },
  {
    because: z
      .enum([
        "deleted-by-administrator",
        "no-deletion-in-audit",
        "not-known-whether-all",
        "app-password-made-since",
        "app-passwords-made-unread",
        "quarantined-not-deleted",
      ])
      .optional(),
    ...deletionsSeen.shape,
    seenAt: z.string().optional(),
    attestedBy: z.string().optional(),
    attestedAt: z.string().optional(),
    looks: z.number().int(),
  },
  longest.followSeconds,
);
