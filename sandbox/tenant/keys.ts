import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from "jose";
import { z } from "zod";
import { readStateFile } from "../read-state-file.ts";

const keyFile = z.object({ identityHeader: z.string(), privateKey: z.looseObject({ kty: z.string() }) });
const keyId = "sandbox-1";

/** The tenant's signing key and the secret of its identity endpoint; kept in the folder, so a second start goes on. */
export interface Keys {
  readonly identityHeader: string;
  readonly publicKey: JWK;
  sign(claims: JWTPayload, lifetimeSeconds: number): Promise<string>;
  /** Rejects when the signature, the audience or the time is wrong. */
  verify(token: string, audience: string): Promise<JWTPayload>;
}

export async function openKeys(dir: string): Promise<Keys> {
  const path = join(dir, "tenant-keys.json");
  if (!existsSync(path)) {
    const { privateKey } = await generateKeyPair("RS256", { extractable: true });
    const fresh = {
      identityHeader: randomBytes(24).toString("base64url"),
      privateKey: await exportJWK(privateKey),
    };
    writeFileSync(path, JSON.stringify(fresh), { mode: 0o600 });
  }
  const kept = readStateFile(path, keyFile);
  const privateKey = await imported(kept.privateKey);
  const { kty, n, e } = kept.privateKey as JWK;
  const publicKey: JWK = { kty, n, e, kid: keyId, use: "sig", alg: "RS256" } as JWK;
  const verifyKey = await imported(publicKey);
  /** A signature stays right: only the first request with a token has it computed. */
  const signed = new Map<string, JWTPayload>();
  return {
    identityHeader: kept.identityHeader,
    publicKey,
    sign: (claims, lifetimeSeconds) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ ...claims, iat: now, nbf: now, exp: now + lifetimeSeconds })
        .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: keyId })
        .sign(privateKey);
    },
    verify: async (token, audience) => {
      const known = signed.get(token);
      if (known && known.aud === audience && isInTime(known)) return known;
      const { payload } = await jwtVerify(token, verifyKey, { audience, algorithms: ["RS256"] });
      signed.set(token, payload);
      return payload;
    },
  };
}

function isInTime({ nbf = Infinity, exp = 0 }: JWTPayload): boolean {
  const now = Math.floor(Date.now() / 1000);
  return nbf <= now && now < exp;
}

async function imported(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, "RS256");
  if (key instanceof Uint8Array) throw new Error("tenant-keys.json must hold an RSA key: remove the folder");
  return key;
}
