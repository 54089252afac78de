import type { AuthenticationMethod } from "../method.ts";
import type { RemovalReason } from "../decided-method.ts";
import { decided, type RemovalProfile } from "../removal-profile.ts";
import { whoseIsTheApp, type AppPlace } from "./authenticator-app.ts";

/** What was on the lost phone goes, and everything else stays. */
export const thisPhone: RemovalProfile = (methods) => {
  const app = whoseIsTheApp(methods);
  return decided(methods, (method) => reason(method, app));
};

/** Codes of a software token are made on a phone, and the directory does not tell on which: they count as lost. */
function reason(method: AuthenticationMethod, app: AppPlace): RemovalReason {
  switch (method.type) {
    case "microsoftAuthenticator":
    case "passwordlessMicrosoftAuthenticator":
      if (app === "on-one-phone") return "on-the-lost-phone";
      if (app === "not-told-apart" || method.isNamedPhone === undefined) return "not-told-apart";
      return method.isNamedPhone ? "on-the-lost-phone" : "on-another-phone";
    case "softwareOath":
      return "counts-as-on-the-lost-phone";
    case "phone":
      if (method.phoneType === undefined) return "not-told-apart";
      return method.phoneType === "mobile" ? "number-of-the-lost-phone" : "on-another-phone";
    case "fido2":
      if (method.isSyncedPasskey) return "not-told-apart";
      if (!method.isInAuthenticatorApp) return "hardware-of-its-own";
      return app === "on-one-phone" ? "passkey-on-the-lost-phone" : "not-told-apart";
    case "hardwareOath":
      return "hardware-of-its-own";
    case "windowsHelloForBusiness":
    case "platformCredential":
      return "on-a-computer";
    case "password":
      return "not-deletable";
    case "temporaryAccessPass":
    case "email":
    case "external":
    case "qrCodePin":
      return "not-on-a-phone";
  }
}
