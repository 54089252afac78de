import type { RemovalReason } from "../decided-method.ts";
import { isAuthenticatorApp, type AuthenticationMethod } from "../method.ts";
import { decided, type RemovalProfile } from "../removal-profile.ts";
import { whoseIsTheApp, type AppPlace } from "./authenticator-app.ts";

/**
 * The old phone's Authenticator, once a new phone's is there; until then it stays. A number moves along with its card, and
 * where the codes of a software token are made the directory does not tell, so both stay.
 */
export const oldPhone: RemovalProfile = (methods) => {
  const isThere = methods.some((method) => isAuthenticatorApp(method) && method.isNew);
  const app = whoseIsTheApp(methods.filter(({ isNew }) => !isNew));
  return decided(methods, (method) => {
    if (method.type === "password") return "not-deletable";
    if (method.isNew) return isAuthenticatorApp(method) ? "on-the-new-phone" : "not-asked-for";
    const because = ofTheOld(method, app);
    return isThere || because === "not-told-apart" || because === "not-asked-for"
      ? because
      : "waits-for-the-new-phone";
  });
};

function ofTheOld(method: AuthenticationMethod, app: AppPlace): RemovalReason {
  if (method.isInAuthenticatorApp && app === "on-one-phone") return "passkey-on-the-old-phone";
  if (!isAuthenticatorApp(method)) return "not-asked-for";
  if (app === "on-one-phone") return "on-the-old-phone";
  if (app === "not-told-apart" || method.isNamedPhone === undefined) return "not-told-apart";
  return method.isNamedPhone ? "on-the-old-phone" : "on-another-phone";
}
