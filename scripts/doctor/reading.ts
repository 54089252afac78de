import { RefusedError, TransientError } from "../../lib/domain/errors.ts";
import { found, type Finding, type Subject } from "./finding.ts";

/** An answer of Graph, or why there is none. */
export type Reading<Value> =
  { readonly kind: "read"; readonly value: Value } | { readonly kind: "absent" | "forbidden" | "not-told" };

/** A defect is no reading: what is neither an answer nor a refusal is thrown on. */
export async function reading<Value>(read: Promise<Value>): Promise<Reading<Value>> {
  try {
    return { kind: "read", value: await read };
  } catch (error) {
    if (error instanceof TransientError) return { kind: "not-told" };
    if (!(error instanceof RefusedError)) throw error;
    if (error.code === "directory-forbidden") return { kind: "forbidden" };
    return { kind: error.code === "not-found" ? "absent" : "not-told" };
  }
}

/** For a check that cannot be made: whoever runs the doctor may not read it, or Graph gave no answer that can be read. */
export const unread = (
  { kind }: Exclude<Reading<unknown>, { kind: "read" }>,
  subject: Subject,
  about = "",
): Finding => found("unknown", kind === "forbidden" ? "not-permitted" : "not-told", subject, about);
