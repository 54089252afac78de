import { z } from "zod";
import { ending } from "../../lib/domain/case-record.ts";
import { contract } from "../kit/contract.ts";

/** The record gets its ending, and the ticket may open another case; whether it pulled the brake, however it ended. */
export const closeCase = contract("close-case", { ending }, { ending, hasPulled: z.boolean() });
