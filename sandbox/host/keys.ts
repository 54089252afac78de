import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { StartRefused } from "./start-refused.ts";

const keysSchema = z.strictObject({
  master: z.string().min(1),
  /** The host key: opens every function of level "function". */
  host: z.string().min(1),
  /** The key of the durable extension's webhook. */
  system: z.string().min(1),
  /** Keys of single functions, by function name. */
  functions: z.record(z.string(), z.string().min(1)).default({}),
});

export type Keys = z.infer<typeof keysSchema>;
export type KeyLevel = "none" | "function" | "system" | "admin";

/** Reads the key file; writes one with random keys, readable by its owner only, when there is none. */
export function readKeys(file: string): Keys {
  const key = (): string => randomBytes(30).toString("base64url");
  if (!existsSync(file)) {
    const keys: Keys = { master: key(), host: key(), system: key(), functions: {} };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
    return keys;
  }
  try {
    return keysSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new StartRefused(`The key file ${file} cannot be used; delete it and a new one is written.`, {
      cause: error,
    });
  }
}

/** What a key that was sent opens; `functionName` where its own key counts. */
export function keyLevel(keys: Keys, sent: string, functionName?: string): KeyLevel {
  if (sent === "") return "none";
  if (sent === keys.master) return "admin";
  if (sent === keys.system) return "system";
  if (sent === keys.host || (functionName && sent === keys.functions[functionName])) return "function";
  return "none";
}

/** The header decides when both are sent; the name of `?code=` ignores case. */
export function sentKey(header: string | undefined, query: URLSearchParams): string {
  if (header !== undefined) return header;
  return [...query].find(([name]) => name.toLowerCase() === "code")?.[1] ?? "";
}
