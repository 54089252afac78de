import { createHash } from "node:crypto";
import type { NamedKey } from "../../../../lib/adapters/sign-in/sealed-box.ts";

/** 32 bytes that depend on the name alone. */
export const aKey = (kid: string): NamedKey => ({ kid, key: createHash("sha256").update(kid).digest() });
