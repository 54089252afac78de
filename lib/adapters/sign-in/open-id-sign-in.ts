import type { TokenCredential } from "@azure/identity";
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { z } from "zod";
import { userId } from "../../domain/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import type { SignedInPerson, SignIn } from "../../ports/sign-in.ts";
import { discoveredIssuer } from "./discovered-issuer.ts";
import { managedIdentityClient } from "./managed-identity-client.ts";
import { sealedBox, type NamedKey } from "./sealed-box.ts";
import { askedAnswer, asTransient } from "./sign-in-error.ts";

interface OpenIdSignInOptions {
  /** Of one tenant; `http:` on loopback only. */
  readonly issuer: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** Registered with the issuer: this site's `/sign-in/callback`. */
  readonly redirectUri: string;
  readonly credential: TokenCredential;
  readonly sessionKeys: readonly NamedKey[];
  readonly clock: Clock;
}

const sessionSeconds = 8 * 3600;
const pendingSeconds = 600;

const person = z.object({
  tid: z.string(),
  oid: userId,
  name: z.string().default(""),
  roles: z.array(z.string()).default([]),
});
const session = person.extend({ signedInAt: z.iso.datetime().nullable().default(null) });
/** Seconds since 1970. */
const claims = person.extend({ auth_time: z.number().int().nonnegative().max(1e11).optional() });
const pendingSignIn = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
  isAskedAnew: z.boolean(),
});

/**
 * OpenID Connect code flow with PKCE, state and nonce. People are known by object id within the one tenant, never by
 * name or address (https://learn.microsoft.com/entra/identity-platform/claims-validation). When they signed in is what
 * `auth_time` says; Entra sends that only as an optional claim
 * (https://learn.microsoft.com/entra/identity-platform/optional-claims-reference). Without it, a sign-in that was begun
 * with `prompt=login` counts as made now, which a person at the browser could bypass: configure the claim.
 */
export function openIdSignIn(options: OpenIdSignInOptions): SignIn {
  const { issuer, clientId, credential, redirectUri, sessionKeys: keys, clock } = options;
  const tenantId = options.tenantId.toLowerCase();
  const issuerOf = discoveredIssuer({ issuer, clientId, clientAuth: managedIdentityClient(credential) });
  const sessions = sealedBox({ keys, clock, purpose: "session", lifeSeconds: sessionSeconds });
  const pendings = sealedBox({ keys, clock, purpose: "sign-in", lifeSeconds: pendingSeconds });

  const begunIn = async (pending: string) => pendingSignIn.safeParse(await pendings.open(pending)).data;

  return {
    async begin(returnTo, maxAgeSeconds) {
      const config = await issuerOf().catch(asTransient);
      const [state, nonce, codeVerifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
      const redirectTo = buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: "openid profile",
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
        state,
        nonce,
        ...(maxAgeSeconds !== undefined && { max_age: String(maxAgeSeconds), prompt: "login" }),
      });
      const isAskedAnew = maxAgeSeconds !== undefined;
      const pending = await pendings.seal({ state, nonce, codeVerifier, returnTo, isAskedAnew });
      return { redirectTo: redirectTo.href, pending, pendingSeconds };
    },

    returnTo: async (pending) => (await begunIn(pending))?.returnTo,

    async finish(callbackUrl, pending) {
      const begun = await begunIn(pending);
      if (!begun) return undefined;
      const { state, nonce, codeVerifier, returnTo, isAskedAnew } = begun;
      const config = await issuerOf().catch(asTransient);
      const currentUrl = new URL(redirectUri);
      currentUrl.search = new URL(callbackUrl).search;
      const tokens = await askedAnswer(
        authorizationCodeGrant(config, currentUrl, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        }),
      );
      const claimed = claims.safeParse(tokens?.claims()).data;
      if (!claimed) return undefined;
      const person = personOf(tenantId, { ...claimed, signedInAt: timeOf(claimed, isAskedAnew, clock) });
      return person && { person, returnTo };
    },

    seal: ({ roles, ...rest }) => sessions.seal({ tid: tenantId, ...rest, roles: [...roles] }),

    async open(session) {
      return session === undefined ? undefined : personOf(tenantId, await sessions.open(session));
    },
  };
}

function personOf(tenantId: string, content: unknown): SignedInPerson | undefined {
  const { data } = session.safeParse(content);
  if (data?.tid.toLowerCase() !== tenantId) return undefined;
  const { oid, name, roles, signedInAt } = data;
  return { oid, name: name.slice(0, 100), roles, signedInAt };
}

function timeOf(
  { auth_time: at }: z.infer<typeof claims>,
  isAskedAnew: boolean,
  clock: Clock,
): string | null {
  if (at !== undefined) return new Date(at * 1000).toISOString();
  return isAskedAnew ? clock.now().toISOString() : null;
}
