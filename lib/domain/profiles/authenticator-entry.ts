import { decided, type RemovalProfile } from "../removal-profile.ts";
import { whoseIsTheApp } from "./authenticator-app.ts";

/** The entry of the Authenticator app, which its owner adds anew; with the app on several phones, that of the named one. */
export const authenticatorEntry: RemovalProfile = (methods) => {
  const app = whoseIsTheApp(methods);
  return decided(methods, ({ type, isNamedPhone }) => {
    if (type === "password") return "not-deletable";
    if (type !== "microsoftAuthenticator" && type !== "passwordlessMicrosoftAuthenticator")
      return "not-asked-for";
    if (app === "on-one-phone") return "to-be-added-anew";
    if (app === "not-told-apart" || isNamedPhone === undefined) return "not-told-apart";
    return isNamedPhone ? "to-be-added-anew" : "on-another-phone";
  });
};
