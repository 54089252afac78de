import { createHmac } from "node:crypto";
import { z } from "zod";
import { guid } from "./schema-person.ts";

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** As https://learn.microsoft.com/graph/api/resources/hardwareoathtokenauthenticationmethoddevice. */
export const hardwareToken = z
  .strictObject({
    id: guid.describe("Also the id of the method once somebody has the token"),
    serialNumber: z.string().min(1),
    manufacturer: z.string(),
    model: z.string(),
    displayName: z.string().nullable().default(null),
    timeIntervalInSeconds: z.union([z.literal(30), z.literal(60)]).default(30),
    hashFunction: z.enum(["hmacsha1", "hmacsha256"]).default("hmacsha1"),
    secretKey: z
      .string()
      .regex(/^[A-Z2-7]+$/)
      .describe("Base32; never served"),
  })
  .describe("Hardware token of the tenant; whoever has its hardwareOath method is assigned to it");

export type HardwareToken = z.infer<typeof hardwareToken>;

/** The six figures the token shows at the moment (https://www.rfc-editor.org/rfc/rfc6238). */
export function codeShownBy(token: HardwareToken, moment: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(moment / 1000 / token.timeIntervalInSeconds)));
  const algorithm = token.hashFunction === "hmacsha1" ? "sha1" : "sha256";
  const digest = createHmac(algorithm, decoded(token.secretKey)).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0xf;
  const number = (digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000;
  return `${number}`.padStart(6, "0");
}

/** A code is taken one interval early or late. */
export function isCodeOfToken(token: HardwareToken, code: string, moment: number): boolean {
  return [-1, 0, 1].some(
    (step) => codeShownBy(token, moment + step * token.timeIntervalInSeconds * 1000) === code,
  );
}

function decoded(text: string): Buffer {
  const bits = Array.from(text, (letter) => base32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
