/** An issuer that answers wrongly on purpose: what the simulated tenant, which behaves, cannot show. */
import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from "jose";
import { z } from "zod";

export const tenantId = "cb80142c-81e8-4a41-a64f-74fea5b5c578";
export const clientId = "0d5a4e3c-6a1f-4f5e-9c64-2f6c6e3f2b11";

interface Faults {
  /** Members put over those of a right ID token; undefined takes one out. */
  claims: JWTPayload;
  /** Signed by a key that the issuer does not publish, under the published one's name. */
  isForged: boolean;
  /** After signing, as somebody on the way could. */
  tamper: (idToken: string) => string;
  discoveryStatus: number;
  tokenStatus: number;
  tokenError: string;
}

export interface FaultyIssuer {
  readonly issuer: string;
  readonly faults: Faults;
  /** Nonce of the next ID token, as the authorization request gave it. */
  nonce: string;
  /** Forms that the token endpoint got, newest last. */
  readonly forms: URLSearchParams[];
  discoveries(): number;
  stop(): Promise<void>;
}

export async function startFaultyIssuer(): Promise<FaultyIssuer> {
  const [right, wrong] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
  const jwk = { ...(await exportJWK(right.publicKey)), kid: "k1", use: "sig", alg: "RS256" };
  const faults: Faults = {
    ...{ claims: {}, isForged: false, discoveryStatus: 200, tokenStatus: 200, tokenError: "invalid_grant" },
    tamper: (idToken) => idToken,
  };
  const forms: URLSearchParams[] = [];
  const state = { nonce: "", discoveries: 0 };
  let base = "";

  const idToken = () =>
    new SignJWT({
      ...{ tid: tenantId, oid: "5D32FE61-985F-44E7-AA09-5EE82BB29976", name: "Ken Sato", sub: "s" },
      ...{ iss: `${base}/${tenantId}/v2.0`, aud: clientId, nonce: state.nonce, roles: ["Operator"] },
      ...faults.claims,
    })
      .setProtectedHeader({ alg: "RS256", kid: "k1" })
      .setIssuedAt()
      .setExpirationTime("1h")
      .sign(faults.isForged ? wrong.privateKey : right.privateKey);

  const answer = async (path: string, body: string): Promise<[number, unknown]> => {
    if (path.endsWith("/openid-configuration")) {
      state.discoveries += 1;
      return [faults.discoveryStatus, metadata(`${base}/${tenantId}`)];
    }
    if (path.endsWith("/keys")) return [200, { keys: [jwk] }];
    forms.push(new URLSearchParams(body));
    if (faults.tokenStatus !== 200) return [faults.tokenStatus, { error: faults.tokenError }];
    const token = faults.tamper(await idToken());
    return [200, { token_type: "Bearer", access_token: "a", expires_in: 3600, id_token: token }];
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      void answer(request.url ?? "", Buffer.concat(chunks).toString()).then(([status, json]) => {
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`;

  return {
    issuer: `${base}/${tenantId}/v2.0`,
    faults,
    forms,
    set nonce(value: string) {
      state.nonce = value;
    },
    discoveries: () => state.discoveries,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const metadata = (tenant: string) => ({
  issuer: `${tenant}/v2.0`,
  authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
  token_endpoint: `${tenant}/oauth2/v2.0/token`,
  jwks_uri: `${tenant}/discovery/v2.0/keys`,
  response_types_supported: ["code"],
  subject_types_supported: ["pairwise"],
  id_token_signing_alg_values_supported: ["RS256"],
});
