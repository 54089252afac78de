import { z } from "zod";
import { turn } from "../../lib/domain/case-news.ts";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/** Accepted by the mail service is not delivered, and not read. */
export const notifyPerson = contract(
  "notify-person",
  { subject: userId, to: userId, turn, code: z.string().nullable() },
  { requestId: z.string() },
);
