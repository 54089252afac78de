import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/**
 * Verified: `signInSessionsValidFromDateTime` was read before and after, and has moved. Access tokens live out their
 * hour and the cookies of other applications are out of reach
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
    requestId: z.string().optional(),
    because: z.enum(["contained-recently", "containment-limit", "not-read-back"]).optional(),
    containedBy: z.string().optional(),
    containedAt: z.string().optional(),
  },
);
