/** Signatures by HMAC-SHA256 over raw bytes. While a secret is being changed, two of them hold. */
import { createHmac, timingSafeEqual } from "node:crypto";

export type Secrets = readonly { reveal(): string }[];

/** Base64 text of the MAC over the parts, one after the other. */
export function macOf(key: Uint8Array, parts: readonly (string | Uint8Array)[]): string {
  const mac = createHmac("sha256", key);
  for (const part of parts) mac.update(part);
  return mac.digest("base64");
}

/** Compares the texts, not what they decode to: several base64 texts decode to the same bytes. In constant time. */
export function isSameText(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
