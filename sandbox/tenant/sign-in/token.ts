import { createHash, randomBytes } from "node:crypto";
import { tokenExchangeAudience } from "../identity/identity-endpoint.ts";
import { json, type Answer, type Call } from "../web/loopback-server.ts";
import { issuerOf, type World } from "../world.ts";
import type { Codes, Grant } from "./codes.ts";

const lifetimeSeconds = 3600;
const jwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** The token endpoint: code flow with PKCE; the client proves itself with a token of its managed identity. */
export async function token(world: World, codes: Codes, call: Call): Promise<Answer> {
  const form = new URLSearchParams(call.body);
  const { application } = world.store.file;
  if (!(call.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded"))
    return refused("invalid_request", "AADSTS900144: The request body must be form-encoded.");
  if (form.get("client_id") !== application.clientId)
    return refused("invalid_client", "AADSTS700016: The application was not found.", 401);
  if (!(await provesClient(world, form)))
    return refused(
      "invalid_client",
      "AADSTS700211: No matching federated identity for the client assertion.",
      401,
    );
  if (form.get("grant_type") !== "authorization_code")
    return refused("unsupported_grant_type", "AADSTS70003: Only authorization_code is offered.");
  const grant = codes.redeem(form.get("code") ?? "");
  if (grant === "redeemed")
    return refused("invalid_grant", "AADSTS54005: OAuth2 Authorization code was already redeemed.");
  if (grant === "unknown")
    return refused("invalid_grant", "AADSTS70008: The code is unknown or has expired.");
  if (form.get("redirect_uri") !== grant.redirectUri)
    return refused(
      "invalid_grant",
      "AADSTS50011: The redirect URI differs from the one the code was issued to.",
    );
  const verifier = createHash("sha256")
    .update(form.get("code_verifier") ?? "")
    .digest("base64url");
  if (verifier !== grant.codeChallenge)
    return refused("invalid_grant", "AADSTS501481: The code_verifier does not match the code_challenge.");
  return json(200, {
    token_type: "Bearer",
    scope: "openid profile",
    expires_in: lifetimeSeconds,
    // Opaque: nothing in the sandbox takes a token that acts for a person.
    access_token: randomBytes(32).toString("base64url"),
    id_token: await idToken(world, grant),
  });
}

/** https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity */
async function provesClient(world: World, form: URLSearchParams): Promise<boolean> {
  if (form.get("client_assertion_type") !== jwtBearer) return false;
  const { application, identities } = world.store.file;
  const trusted = identities.find(({ name }) => name === application.federatedIdentity);
  const assertion = form.get("client_assertion") ?? "";
  const claims = await world.keys.verify(assertion, tokenExchangeAudience).catch(() => undefined);
  return claims?.iss === issuerOf(world) && claims.sub === trusted?.principalId;
}

/** Claims of https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference; `roles` is absent when there are none. */
function idToken(world: World, { signedIn, nonce, authTime }: Grant): Promise<string> {
  const { clientId } = world.store.file.application;
  const { id, tenantId, displayName, userPrincipalName, appRoles } = signedIn;
  const claims = {
    ver: "2.0",
    iss: issuerOf(world),
    aud: clientId,
    tid: tenantId,
    oid: id,
    sub: createHash("sha256").update(`${clientId}:${id}`).digest("base64url"),
    preferred_username: userPrincipalName,
    name: displayName,
    auth_time: authTime,
    ...(nonce === undefined ? {} : { nonce }),
    ...(appRoles.length === 0 ? {} : { roles: appRoles }),
  };
  return world.keys.sign(claims, lifetimeSeconds);
}

function refused(error: string, description: string, status = 400): Answer {
  const code = /^AADSTS(\d+)/.exec(description)?.[1];
  return json(status, { error, error_description: description, error_codes: [Number(code)] });
}
