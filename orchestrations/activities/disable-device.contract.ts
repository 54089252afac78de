import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/**
 * Verified: the device is read back as disabled, or as gone. Open: it may not be the phone, which a person has to say; the
 * directory tells of no device at all (null); or it was not read back.
 */
export const disableDevice = contract(
  "disable-device",
  { subject: userId, deviceId: z.string().nullable() },
  {
    because: z.enum(["device-not-told-apart", "devices-not-told", "device-still-enabled"]).optional(),
    deviceId: z.string().optional(),
    wasGone: z.boolean().optional(),
    requestId: z.string().optional(),
  },
);
