import type { z } from "zod";
import { RefusedError } from "../../domain/errors.ts";

/**
 * The part of an answer that is wanted, everything else dropped. What is missing or of another form is never replaced
 * by a default; the error names the places, not the values.
 */
export function parsed<Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
  what: string,
): z.infer<Schema> {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  const places = result.error.issues.map(({ path }) => path.join(".") || "(whole)").join(", ");
  throw new RefusedError("unreadable-answer", `Graph's answer to ${what} is not as documented: ${places}`);
}
