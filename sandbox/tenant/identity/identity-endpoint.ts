import { timingSafeEqual } from "node:crypto";
import type { Identity } from "../schema.ts";
import { json, type Answer, type Call } from "../web/loopback-server.ts";
import { issuerOf, type World } from "../world.ts";

const graphAudience = "https://graph.microsoft.com";
export const tokenExchangeAudience = "api://AzureADTokenExchange";
const lifetimeSeconds = 3600;

/** The identity a token request means: the one with its `client_id`, or the first one of the file. */
export function identityAsked({ store }: World, query: URLSearchParams): Identity | undefined {
  const clientId = query.get("client_id")?.toLowerCase();
  const { identities } = store.file;
  return clientId === undefined ? identities[0] : identities.find((known) => known.clientId === clientId);
}

/**
 * App Service's managed identity endpoint, protocol 2019-08-01
 * (https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference).
 */
export async function identityEndpoint(world: World, { method, url, headers }: Call): Promise<Answer> {
  const query = url.searchParams;
  if (method !== "GET") return refused(405, "Only GET is answered.");
  if (!isSecret(headers["x-identity-header"], world.keys.identityHeader))
    return refused(401, "The X-IDENTITY-HEADER header is missing or wrong.");
  if (query.get("api-version") !== "2019-08-01") return refused(400, "The api-version must be 2019-08-01.");
  const resource = query.get("resource")?.replace(/\/$/, "");
  if (resource !== graphAudience && resource !== tokenExchangeAudience)
    return refused(400, `The resource '${resource ?? ""}' was not found in the tenant.`);
  const identity = identityAsked(world, query);
  if (identity === undefined)
    return refused(400, "No User Assigned or Delegated Managed Identity found for specified ClientId.");
  const token = await world.keys.sign(claimsOf(world, identity, resource), lifetimeSeconds);
  const expiresOn = `${Math.floor(Date.now() / 1000) + lifetimeSeconds}`;
  const { clientId } = identity;
  return json(200, {
    access_token: token,
    expires_on: expiresOn,
    resource,
    token_type: "Bearer",
    client_id: clientId,
  });
}

/** The identity a bearer token for Graph was issued to; undefined when it is none of this tenant's. */
export async function identityOfBearer(world: World, { headers }: Call): Promise<Identity | undefined> {
  const token = /^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1];
  if (token === undefined) return undefined;
  const claims = await world.keys.verify(token, graphAudience).catch(() => undefined);
  return world.store.file.identities.find(({ clientId }) => clientId === claims?.["appid"]);
}

/**
 * Graph's tokens are of version 1.0 and name the application permissions in `roles`, which is left out where there are none
 * (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference); an exchange token names the tenant's
 * v2.0 issuer, as a federated credential trusts it.
 */
function claimsOf(
  world: World,
  { clientId, principalId, permissions }: Identity,
  resource: string,
): Record<string, unknown> {
  const { tenantId } = world.store.file;
  const issuer = resource === graphAudience ? `https://sts.windows.net/${tenantId}/` : issuerOf(world);
  const service = { appid: clientId, idtyp: "app", oid: principalId, sub: principalId, tid: tenantId };
  const roles = resource === graphAudience && permissions.length > 0 ? { roles: permissions } : {};
  return { ...roles, aud: resource, iss: issuer, ...service, ver: "1.0" };
}

function isSecret(given: string | string[] | undefined, expected: string): boolean {
  if (typeof given !== "string" || given.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}

function refused(statusCode: number, message: string): Answer {
  return json(statusCode, { statusCode, message });
}
