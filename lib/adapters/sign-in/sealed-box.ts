import { EncryptJWT, errors, jwtDecrypt, type JWTPayload } from "jose";
import type { Clock } from "../../ports/clock.ts";

/** 32 random bytes and the name they go by; keys are rotated by putting a new one first. */
export interface NamedKey {
  readonly kid: string;
  readonly key: Uint8Array;
}

interface SealedBoxOptions {
  /** The first one seals, all of them open. */
  readonly keys: readonly NamedKey[];
  /** What is sealed for one purpose does not open for another. */
  readonly purpose: string;
  /** From sealing on; opening does not prolong it. */
  readonly lifeSeconds: number;
  readonly clock: Clock;
}

export interface SealedBox {
  seal(content: JWTPayload): Promise<string>;
  /** Undefined: forged, altered, expired, for another purpose, or its key is gone. */
  open(sealed: string): Promise<JWTPayload | undefined>;
}

/** Encrypted and authenticated (JWE, direct A256GCM): the browser keeps it and can neither read nor change it. */
export function sealedBox({ keys, purpose, lifeSeconds, clock }: SealedBoxOptions): SealedBox {
  const [first] = keys;
  if (!first) throw new Error(`there is no key to seal a ${purpose} with`);
  return {
    seal: (content) =>
      new EncryptJWT(content)
        .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: first.kid })
        .setAudience(purpose)
        .setIssuedAt(clock.now())
        .setExpirationTime(new Date(clock.now().getTime() + lifeSeconds * 1000))
        .encrypt(first.key),
    async open(sealed) {
      if (!isCanonical(sealed)) return undefined;
      try {
        const { payload } = await jwtDecrypt(sealed, ({ kid }) => keyNamed(keys, kid), {
          audience: purpose,
          requiredClaims: ["exp"],
          currentDate: clock.now(),
          keyManagementAlgorithms: ["dir"],
          contentEncryptionAlgorithms: ["A256GCM"],
        });
        return payload;
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}

function keyNamed(keys: readonly NamedKey[], kid: string | undefined): Uint8Array {
  const named = keys.find((candidate) => candidate.kid === kid);
  if (!named) throw new errors.JWKSNoMatchingKey();
  return named.key;
}

/** Base64url has several spellings of the same bytes; only the one that was sealed opens. */
const isCanonical = (sealed: string): boolean =>
  sealed.split(".").every((part) => Buffer.from(part, "base64url").toString("base64url") === part);
