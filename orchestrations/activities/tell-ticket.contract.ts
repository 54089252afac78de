import { z } from "zod";
import { approvalStage } from "../../lib/domain/approval.ts";
import { turn } from "../../lib/domain/case-news.ts";
import { contract } from "../kit/contract.ts";

/** An internal comment on the ticket that opened the case. Not applicable: it came by a way that has none back. */
export const tellTicket = contract(
  "tell-ticket",
  { turn, stage: approvalStage.optional(), code: z.string().nullable() },
  {},
);
