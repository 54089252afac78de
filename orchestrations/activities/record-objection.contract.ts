import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/** The page that took it writes it down as well; whichever is first, it stands once. */
export const recordObjection = contract(
  "record-objection",
  { objectedAt: z.iso.datetime() },
  { subject: userId },
);
