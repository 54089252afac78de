import type { AuthenticationMethod } from "../method.ts";

/** Where the subject has Authenticator: on one phone alone, on several of which the request named one, or nobody can say. */
export type AppPlace = "on-one-phone" | "on-named-phones" | "not-told-apart";

/**
 * One phone is listed at most once as an entry, as phone sign-in, and as a passkey. `isNamedPhone` is set where the request
 * named the phone.
 */
export function whoseIsTheApp(methods: readonly AuthenticationMethod[]): AppPlace {
  const lists = [
    methods.filter(({ type }) => type === "microsoftAuthenticator"),
    methods.filter(({ type }) => type === "passwordlessMicrosoftAuthenticator"),
    methods.filter(({ isInAuthenticatorApp }) => isInAuthenticatorApp),
  ];
  const isOnePhone = lists.every(({ length }) => length <= 1);
  const named = methods.map(({ isNamedPhone }) => isNamedPhone).filter((is) => is !== undefined);
  if (named.length === 0) return isOnePhone ? "on-one-phone" : "not-told-apart";
  if (!named.includes(true)) return "not-told-apart";
  return isOnePhone && !named.includes(false) ? "on-one-phone" : "on-named-phones";
}
