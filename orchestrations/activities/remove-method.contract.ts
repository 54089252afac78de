import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { authenticationMethod } from "../../lib/domain/method.ts";
import { contract } from "../kit/contract.ts";

/** Accepted: the directory answered that it deletes. Whether it did is for `check-methods-gone` to say. */
export const removeMethod = contract(
  "remove-method",
  { subject: userId, method: authenticationMethod },
  { methodId: z.string(), wasGone: z.boolean(), requestId: z.string() },
);
