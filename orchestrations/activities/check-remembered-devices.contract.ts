import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { mfaHints } from "../../lib/domain/mfa-hints.ts";
import { contract } from "../kit/contract.ts";

/**
 * Not applicable: the organisation lets no browser skip multi-factor authentication, so that there is nothing to forget
 * beyond the sessions. Open: it does, or the directory does not tell. Microsoft documents nowhere that revoked sessions end
 * it too (https://learn.microsoft.com/entra/identity/authentication/howto-mfa-mfasettings).
 */
export const checkRememberedDevices = contract(
  "check-remembered-devices",
  { subject: userId },
  {
    because: z.enum(["remember-mfa-off", "remember-mfa-on", "remember-mfa-not-told"]),
    perUserMfaState: mfaHints.shape.perUserMfaState,
    rememberMfaDays: mfaHints.shape.rememberMfaDays,
  },
);
