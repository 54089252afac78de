/** The product's side of signing in, by openid-client, set up as the product must set it up. */
import * as client from "openid-client";
import { redirectUri, tokenFor, type RunningTenant } from "../running-tenant.ts";

export interface Attempt {
  readonly config: client.Configuration;
  readonly url: URL;
  readonly checks: client.AuthorizationCodeGrantChecks;
}

export async function attempt(
  tenant: RunningTenant,
  parameters: Record<string, string> = {},
  assertion = () => tokenFor(tenant, "api://AzureADTokenExchange"),
): Promise<Attempt> {
  const clientAssertion = await assertion();
  const authenticate: client.ClientAuth = (_server, { client_id }, body) => {
    body.set("client_id", client_id);
    body.set("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    body.set("client_assertion", clientAssertion);
  };
  const config = await client.discovery(new URL(tenant.issuer), tenant.clientId, undefined, authenticate, {
    // Deprecated only to stand out: the sandbox speaks plain http on the loopback address.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
  });
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()];
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: "openid profile",
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
    state: expectedState,
    nonce: expectedNonce,
    ...parameters,
  });
  return { config, url, checks: { pkceCodeVerifier, expectedState, expectedNonce, maxAge: 300 } };
}

/** Sends the person picker's form and gives back where the browser would go. */
export async function choose(url: URL, form: Record<string, string>): Promise<URL> {
  const response = await fetch(url, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });
  const location = response.headers.get("location");
  if (response.status !== 303 || location === null)
    throw new Error(`${response.status} ${await response.text()}`);
  return new URL(location);
}
