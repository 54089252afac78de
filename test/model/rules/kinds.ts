import { z } from "zod";
import type { Method } from "../cast.ts";

/**
 * What the documents say of each kind of method: where it is deleted, and whether somebody who has it can still pass
 * multi-factor authentication (https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview, and the
 * permissions file of https://github.com/microsoftgraph/microsoft-graph-devx-content for the paths).
 */
const kinds: Readonly<Record<string, { readonly path: string | null; readonly isStrong: boolean }>> = {
  phone: { path: "v1.0 phoneMethods/{id}", isStrong: true },
  microsoftAuthenticator: { path: "v1.0 microsoftAuthenticatorMethods/{id}", isStrong: true },
  passwordlessMicrosoftAuthenticator: {
    path: "beta passwordlessMicrosoftAuthenticatorMethods/{id}",
    isStrong: true,
  },
  softwareOath: { path: "v1.0 softwareOathMethods/{id}", isStrong: true },
  hardwareOath: { path: "beta hardwareOathMethods/{id}", isStrong: true },
  fido2: { path: "v1.0 fido2Methods/{id}", isStrong: true },
  windowsHelloForBusiness: { path: "v1.0 windowsHelloForBusinessMethods/{id}", isStrong: true },
  platformCredential: { path: "v1.0 platformCredentialMethods/{id}", isStrong: true },
  external: { path: "v1.0 externalAuthenticationMethods/{id}", isStrong: true },
  temporaryAccessPass: { path: "v1.0 temporaryAccessPassMethods/{id}", isStrong: false },
  email: { path: "v1.0 emailMethods/{id}", isStrong: false },
  qrCodePin: { path: "beta qrCodePinMethod", isStrong: false },
  password: { path: null, isStrong: false },
};

/** https://learn.microsoft.com/graph/api/resources/hardwareoathtokenauthenticationmethoddevice: `hardwareOathTokenStatus`. */
const isNotActivated = z.object({
  device: z.object({ status: z.enum(["available", "assigned", "failedActivation"]) }),
});

export const kindOf = (method: Method): string =>
  method["@odata.type"].replace("#microsoft.graph.", "").replace("AuthenticationMethod", "");

export const isPass = (method: Method): boolean => kindOf(method) === "temporaryAccessPass";

export const isKnown = (method: Method): boolean => kindOf(method) in kinds;
/** Nobody signs in with a token before its holder has shown a code of it. */
export const isStrong = (method: Method): boolean =>
  (kinds[kindOf(method)]?.isStrong ?? false) && !isNotActivated.safeParse(method).success;

/** The one request that deletes it. */
export function deletion(subject: string, method: Method): string {
  const [version, path] = kinds[kindOf(method)]?.path?.split(" ") ?? [];
  if (version === undefined || path === undefined) throw new Error(`${kindOf(method)} cannot be deleted`);
  return `DELETE /${version}/users/${subject}/authentication/${path.replace("{id}", method.id)}`;
}
