import {
  allowInsecureRequests,
  discovery,
  enableNonRepudiationChecks,
  type ClientAuth,
  type Configuration,
} from "openid-client";

interface IssuerOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientAuth: ClientAuth;
}

const timeoutSeconds = 10;

/** The issuer's metadata, fetched once it is needed and kept; a failure is not kept. */
export function discoveredIssuer({
  issuer,
  clientId,
  clientAuth,
}: IssuerOptions): () => Promise<Configuration> {
  const server = new URL(issuer);
  const isLoopback = ["127.0.0.1", "[::1]", "localhost"].includes(server.hostname);
  if (server.protocol !== "https:" && !isLoopback)
    throw new Error("SIGN_IN_ISSUER has to be https, except on loopback");
  // The library skips the ID token's signature unless told otherwise, since it comes from the token endpoint.
  const execute = [enableNonRepudiationChecks];
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- on loopback only, as checked above
  if (server.protocol === "http:") execute.push(allowInsecureRequests);

  let found: Promise<Configuration> | undefined;
  return () => {
    found ??= discovery(server, clientId, undefined, clientAuth, { execute, timeout: timeoutSeconds }).catch(
      (error: unknown) => {
        found = undefined;
        throw error;
      },
    );
    return found;
  };
}
