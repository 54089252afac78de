import type { Clock } from "../../ports/clock.ts";
import type { FormPurpose, FormTokens } from "../../ports/form-tokens.ts";
import { sealedBox, type NamedKey } from "./sealed-box.ts";

interface SealedFormTokensOptions {
  readonly keys: readonly NamedKey[];
  readonly clock: Clock;
}

/** What the token is for, sealed for ten minutes; each is different, since each is sealed with random bytes of its own. */
export function sealedFormTokens({ keys, clock }: SealedFormTokensOptions): FormTokens {
  const box = sealedBox({ keys, clock, purpose: "decide-approval", lifeSeconds: 600 });
  return {
    issue: (purpose) => box.seal(named(purpose)),
    async verify(token, purpose) {
      const sealed = await box.open(token);
      return !!sealed && Object.entries(named(purpose)).every(([name, value]) => sealed[name] === value);
    },
  };
}

/** Only these members count, whatever else the caller's object holds. */
const named = ({ approvalId, person, verdict, factsHash }: FormPurpose) => ({
  approvalId,
  person,
  verdict,
  factsHash,
});
