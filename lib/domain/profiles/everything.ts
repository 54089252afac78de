import type { RemovalReason } from "../decided-method.ts";
import type { AuthenticationMethod } from "../method.ts";
import { decided, type RemovalProfile } from "../removal-profile.ts";

/**
 * Whoever took the phone may have more than the phone: all goes but what is proven to be on something else, and to have been
 * registered while the phone was still in its owner's hands, since with the phone anybody can register a key of their own.
 */
export const everything: RemovalProfile = (methods, outOfHandSince) =>
  decided(methods, (method) => {
    const because = place(method);
    if (because !== "hardware-of-its-own" && because !== "on-a-computer") return because;
    if (method.createdAt === undefined || outOfHandSince === undefined) return "registered-at-no-known-time";
    return Date.parse(method.createdAt) < Date.parse(outOfHandSince) ? because : "registered-out-of-hand";
  });

/**
 * Hardware tokens, keys that their maker vouches for and credentials of computers are bound to hardware that is no phone.
 * Numbers can be forwarded, mail is read on phones, and passkeys that are copied are wherever their keychain is.
 */
function place(method: AuthenticationMethod): RemovalReason {
  switch (method.type) {
    case "hardwareOath":
      return "hardware-of-its-own";
    case "fido2":
      return method.isSecurityKey ? "hardware-of-its-own" : "not-proven-elsewhere";
    case "windowsHelloForBusiness":
      return "on-a-computer";
    case "platformCredential":
      return method.isOnComputer ? "on-a-computer" : "not-proven-elsewhere";
    case "password":
      return "not-deletable";
    case "microsoftAuthenticator":
    case "passwordlessMicrosoftAuthenticator":
    case "softwareOath":
    case "phone":
    case "temporaryAccessPass":
    case "email":
    case "external":
    case "qrCodePin":
      return "not-proven-elsewhere";
  }
}
