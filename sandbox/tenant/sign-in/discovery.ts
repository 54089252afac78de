import { json, type Answer } from "../web/loopback-server.ts";
import { issuerOf, type World } from "../world.ts";

/** The provider's metadata, endpoints where Entra has them. Ends: query mode, code flow, PKCE S256. */
export function discovery(world: World): Answer {
  const tenant = `${world.url()}/${world.store.file.tenantId}`;
  return json(200, {
    issuer: issuerOf(world),
    authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${tenant}/oauth2/v2.0/token`,
    end_session_endpoint: `${tenant}/oauth2/v2.0/logout`,
    jwks_uri: `${tenant}/discovery/v2.0/keys`,
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["private_key_jwt"],
    code_challenge_methods_supported: ["S256"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    claims_supported: ["sub", "iss", "aud", "exp", "iat", "auth_time", "nonce", "name", "tid", "ver", "oid"],
  });
}

export function signingKeys({ keys }: World): Answer {
  return json(200, { keys: [keys.publicKey] });
}
