/** Forms that several settings share. Their messages never repeat what was given: it may be a secret. */
import { z } from "zod";
import { Secret } from "../domain/secret.ts";

const loopback = ["127.0.0.1", "localhost", "[::1]"];

/** https, or http on this machine; without a slash at the end, so that a path can follow. */
export const serviceUrl = z
  .string()
  .refine(isServiceUrl, { error: "must be an https: URL (http: on this machine only), without query" })
  .transform((text) => text.replace(/\/+$/, ""));

/** A site as serviceUrl, or one page of it, which may be named behind `#`, as the Entra admin centre names its pages. */
const pageUrl = z.string().refine((text) => isServiceUrl(text.replace(/#.*/s, "")), {
  error: "must be an https: URL (http: on this machine only), without query before a #",
});

/** The admin centre, which is another site for national clouds. */
export const adminCentre = pageUrl.default("https://entra.microsoft.com");

function isServiceUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  if (username || password || search || hash) return false;
  return protocol === "https:" || (protocol === "http:" && loopback.includes(hostname));
}

export const objectId = z.guid({ error: "must be a GUID" }).toLowerCase();

export const secret = z
  .string()
  .min(1)
  .transform((text) => new Secret(text));

/** JSON text that meets the schema. */
export const jsonOf = <Value>(schema: z.ZodType<Value>) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        // The parser's own message quotes the text.
        context.addIssue({ code: "custom", message: "must be JSON" });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** One of a ring of keys: the first seals, all of them open, so that keys can be changed without locking anybody out. */
export interface SealingKey {
  readonly kid: string;
  /** Base64 of 32 bytes. */
  readonly key: Secret;
}

const sealingKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,32}:[A-Za-z0-9+/]{43}=$/, "must be `kid:base64-of-32-bytes`, separated by commas")
  .transform((text): SealingKey => {
    const colon = text.indexOf(":");
    return { kid: text.slice(0, colon), key: new Secret(text.slice(colon + 1)) };
  });

export const keyRing = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(sealingKey).min(1))
  .refine((keys) => new Set(keys.map(({ kid }) => kid)).size === keys.length, {
    error: "each key needs a kid of its own",
  });
