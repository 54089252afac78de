import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "../../domain/digest.ts";
import type { Clock } from "../../ports/clock.ts";
import type { FormPurpose, FormTokens } from "../../ports/form-tokens.ts";
import type { NamedKey } from "./sealed-box.ts";

interface HmacFormTokensOptions {
  /** The first one signs, all of them verify. */
  readonly keys: readonly NamedKey[];
  readonly clock: Clock;
}

const purpose = "decide-approval";
const lifeMs = 10 * 60_000;
const content = z.object({ exp: z.number() });

/** `kid.payload.mac`: HMAC-SHA-256 over what stands before the last dot; one algorithm, so none is named in the token. */
export function hmacFormTokens({ keys, clock }: HmacFormTokensOptions): FormTokens {
  const [first] = keys;
  if (!first) throw new Error("there is no key to sign forms with");
  return {
    issue(fields) {
      const exp = clock.now().getTime() + lifeMs;
      const jti = randomBytes(16).toString("base64url");
      const payload = Buffer.from(canonicalJson({ purpose, ...named(fields), exp, jti })).toString(
        "base64url",
      );
      return signed(first, payload);
    },
    verify(token, fields) {
      const [kid, payload = ""] = token.split(".");
      const key = keys.find((candidate) => candidate.kid === kid);
      if (!key || !isEqual(token, signed(key, payload))) return false;
      const json: unknown = JSON.parse(Buffer.from(payload, "base64url").toString());
      const { exp } = content.parse(json);
      const expected = canonicalJson({ ...z.looseObject({}).parse(json), purpose, ...named(fields) });
      return canonicalJson(json) === expected && exp > clock.now().getTime();
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

function signed({ kid, key }: NamedKey, payload: string): string {
  const mac = createHmac("sha256", key).update(`${kid}.${payload}`).digest("base64url");
  return `${kid}.${payload}.${mac}`;
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
