import { randomBytes } from "node:crypto";
import type { SignedIn } from "./signed-in.ts";

const lifetimeMs = 600_000;

/** What a code stands for: who signed in, and what the exchange must match. */
export interface Grant {
  readonly signedIn: SignedIn;
  readonly redirectUri: string;
  readonly codeChallenge: string;
  readonly nonce: string | undefined;
  readonly authTime: number;
}

/** Authorization codes: each is good once, for ten minutes, and not beyond a restart. */
export interface Codes {
  issue(grant: Grant): string;
  redeem(code: string): Grant | "unknown" | "redeemed";
}

export function openCodes(): Codes {
  const open = new Map<string, Grant & { readonly until: number }>();
  const redeemed = new Set<string>();
  return {
    issue: (grant) => {
      const code = randomBytes(32).toString("base64url");
      open.set(code, { ...grant, until: Date.now() + lifetimeMs });
      return code;
    },
    redeem: (code) => {
      if (redeemed.has(code)) return "redeemed";
      const grant = open.get(code);
      if (grant === undefined || grant.until < Date.now()) return "unknown";
      open.delete(code);
      redeemed.add(code);
      return grant;
    },
  };
}
