import type { MethodType } from "../method.ts";
import { decided, type RemovalProfile } from "../removal-profile.ts";

const registeredAnew: readonly MethodType[] = [
  "phone",
  "microsoftAuthenticator",
  "passwordlessMicrosoftAuthenticator",
  "softwareOath",
  "hardwareOath",
];

/**
 * What the admin centre's "Require re-register MFA" removes: phone numbers, Authenticator, software and hardware tokens;
 * it leaves passkeys, Windows Hello and all else
 * (https://learn.microsoft.com/entra/identity/authentication/howto-mfa-userdevicesettings).
 */
export const reRegistration: RemovalProfile = (methods) =>
  decided(methods, ({ type }) => {
    if (registeredAnew.includes(type)) return "to-be-registered-anew";
    return type === "password" ? "not-deletable" : "not-part-of-re-registration";
  });
