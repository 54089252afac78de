/** The one place that hashes: SHA-256 over RFC 8785 canonical JSON, so that equal data has equal digests everywhere. */
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** RFC 8785 text. Throws on what JSON cannot carry exactly (NaN, lone surrogates, undefined at the top). */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("only JSON values have a canonical form");
  return text;
}

/** Lower-case hex. `domain` separates digests made for different purposes. */
export const digest = (domain: string, value: unknown): string =>
  createHash("sha256")
    .update(`${domain}\n${canonicalJson(value)}`)
    .digest("hex");
