import { ending } from "../../lib/domain/case-record.ts";
import { contract } from "../kit/contract.ts";

/** The record gets its ending, and the ticket may open another case. */
export const closeCase = contract("close-case", { ending }, { ending });
