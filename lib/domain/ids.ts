/** Branded ids, made by zod at the edge, so that a user principal name cannot be passed for an object id. */
import { z } from "zod";

/** Object id of a person in the directory, lower case. */
export const userId = z.guid().toLowerCase().brand<"UserId">();
export type UserId = z.infer<typeof userId>;

/** `case-` and a ULID in lower case: sorts by time of opening, safe in URLs, table keys and instance ids. */
export const caseId = z
  .string()
  .regex(/^case-[0-9a-hjkmnp-tv-z]{26}$/)
  .brand<"CaseId">();
export type CaseId = z.infer<typeof caseId>;

/** At least 128 random bits, base64url. A locator, never a credential: whoever opens it still has to sign in. */
export const approvalId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22,64}$/)
  .brand<"ApprovalId">();
export type ApprovalId = z.infer<typeof approvalId>;
