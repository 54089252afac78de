import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/**
 * Verified: `signInSessionsValidFromDateTime` has moved and is not older than our request. Not applicable: the
 * directory shows a revocation since just before the case. Open: the limit is reached, it was not read back, or a
 * pass was made. Access
 * tokens live out their hour and the cookies of other applications are out of reach
 * (https://learn.microsoft.com/entra/identity/users/users-revoke-access).
 */
export const revokeSessions = contract(
  "revoke-sessions",
  {
    subject: userId,
    /** So many seconds hold a few revocations per subject at most; null: no limit, since an approver has agreed. */
    windowSeconds: z.number().nullable(),
  },
  {
    validFrom: z.string().optional(),
    requestIds: z.array(z.string()).optional(),
    because: z
      .enum(["contained-recently", "containment-limit", "not-read-back", "pass-made-since"])
      .optional(),
    containedBy: z.string().optional(),
    containedAt: z.string().optional(),
  },
);
