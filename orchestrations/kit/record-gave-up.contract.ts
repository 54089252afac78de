import { z } from "zod";
import { contract } from "./contract.ts";

/** Closes the audit frame of a step whose tries are used up. */
export const recordGaveUp = contract("record-gave-up", { step: z.string(), subject: z.string() }, {});
