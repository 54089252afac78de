import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { authenticationMethod } from "../../lib/domain/method.ts";
import { contract } from "../kit/contract.ts";

/** Which planned removals the directory refused because they are the default; of several of a kind, it does not say which. */
export const findHeldDefault = contract(
  "find-held-default",
  { subject: userId },
  { methods: z.array(authenticationMethod) },
);
