import { policy } from "../../lib/domain/policy.ts";
import { situation } from "../../lib/domain/situation.ts";
import { contract } from "../kit/contract.ts";

/** What the case was opened with; from here on it is frozen in the run's history. */
export const loadCase = contract("load-case", {}, { situation, policy });
