import { randomBytes, randomInt, scryptSync, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** No letters that read like figures. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789+*#";

/** What is kept of a pass: enough to know it again, not enough to show it. */
export const keptPass = z.object({
  personId: z.string(),
  methodId: z.string(),
  salt: z.string(),
  hash: z.string(),
  usedAt: z.number().optional(),
});

export type KeptPass = z.infer<typeof keptPass>;

export function newCode(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}

export function keepPass(personId: string, methodId: string, code: string): KeptPass {
  const salt = randomBytes(16).toString("base64url");
  return { personId, methodId, salt, hash: hashed(code, salt) };
}

export function isCodeOf({ salt, hash }: KeptPass, code: string): boolean {
  return timingSafeEqual(Buffer.from(hashed(code, salt)), Buffer.from(hash));
}

function hashed(code: string, salt: string): string {
  return scryptSync(code, salt, 32).toString("base64url");
}
