import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/** Verified: the directory names the subject as the holder of the requested token, and lists it among their methods. */
export const assignToken = contract(
  "assign-token",
  { subject: userId },
  {
    because: z.literal("token-not-read-back").optional(),
    tokenId: z.string(),
    requestId: z.string().optional(),
    looks: z.number().int(),
  },
);
