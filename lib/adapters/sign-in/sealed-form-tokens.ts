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
function named(purpose: FormPurpose): Record<string, string> {
  if ("attests" in purpose) {
    const { caseId, person, attests } = purpose;
    return { caseId, person, attests };
  }
  const { approvalId, person, verdict, factsHash } = purpose;
  return { approvalId, person, verdict, factsHash };
}
