import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { authenticationMethod } from "../../lib/domain/method.ts";
import { contract } from "../kit/contract.ts";

/** Refused: the case ends here. `containOnlyBy`: the account is contained, and nothing more is done. */
export const triageCase = contract(
  "triage-case",
  {},
  {
    subject: userId,
    approver: userId.nullable(),
    /** Who has to agree beside the approver; null: nobody has to, or may. */
    second: userId.nullable(),
    factsHash: z.string(),
    containOnlyBy: z.string().nullable(),
    /** The account is to be put into the quarantine group at once. */
    isQuarantined: z.boolean(),
    /** Object ids of what is or may be the phone; null stands for devices of which the directory tells nothing. */
    devices: z.array(z.string().nullable()),
    /** In the order of removal. */
    remove: z.array(authenticationMethod),
    /** Nothing strong is kept: a pass is part of the plan. */
    needsPass: z.boolean(),
    /** This case is the one too many that pulled the brake of the whole tenant. */
    hasPulled: z.literal(true).optional(),
  },
);
