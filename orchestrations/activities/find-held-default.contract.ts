import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { authenticationMethod } from "../../lib/domain/method.ts";
import { contract } from "../kit/contract.ts";

/**
 * Which planned removals the directory refused because they are the default. Of several methods of a kind no list tells which
 * one that is, so that to try the deletion again is to ask; a refusal changes nothing. No program chooses another default: the
 * one permission that changes it may also add and delete every method of every account. Whoever had the method may have
 * signed in until it was deleted, hence a revocation after that.
 */
export const findHeldDefault = contract(
  "find-held-default",
  { subject: userId },
  { methods: z.array(authenticationMethod) },
);
