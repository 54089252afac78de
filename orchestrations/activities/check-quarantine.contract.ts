import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/** Whether anybody need be asked to end the quarantine: the subject is listed in it, and this case put them there. */
export const checkQuarantine = contract(
  "check-quarantine",
  { subject: userId },
  { isListed: z.boolean(), isOurs: z.boolean() },
);
