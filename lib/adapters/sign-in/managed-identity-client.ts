import type { TokenCredential } from "@azure/identity";
import type { ClientAuth } from "openid-client";

const scope = "api://AzureADTokenExchange/.default";
const jwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/**
 * The app proves itself at the token endpoint with a token of its managed identity, so that there is no client secret:
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity.
 * The library waits for it although its type does not say so.
 */
export const managedIdentityClient =
  (credential: TokenCredential): ClientAuth =>
  async (_server, client, body) => {
    const token = await credential.getToken(scope);
    if (!token) throw new Error(`the managed identity got no token for ${scope}`);
    body.set("client_id", client.client_id);
    body.set("client_assertion_type", jwtBearer);
    body.set("client_assertion", token.token);
  };
