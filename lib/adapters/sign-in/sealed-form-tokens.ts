import { canonicalJson } from "../../domain/digest.ts";
import type { Clock } from "../../ports/clock.ts";
import type { FormTokens } from "../../ports/form-tokens.ts";
import { sealedBox, type NamedKey } from "./sealed-box.ts";

interface SealedFormTokensOptions {
  readonly keys: readonly NamedKey[];
  readonly clock: Clock;
}

/** What the token is for, sealed for ten minutes; each is different, since each is sealed with random bytes of its own. */
export function sealedFormTokens({ keys, clock }: SealedFormTokensOptions): FormTokens {
  const box = sealedBox({ keys, clock, purpose: "form", lifeSeconds: 600 });
  return {
    issue: (purpose) => box.seal({ purpose: canonicalJson(purpose) }),
    verify: async (token, purpose) => (await box.open(token))?.["purpose"] === canonicalJson(purpose),
  };
}
