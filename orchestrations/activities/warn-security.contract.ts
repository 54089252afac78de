import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/** Accepted by the mail service is not delivered, and not read. */
export const warnSecurity = contract(
  "warn-security",
  { to: userId, code: z.string() },
  { requestId: z.string() },
);
