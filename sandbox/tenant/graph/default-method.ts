import type { z } from "zod";
import type { AuthenticationMethod, Person, preferredMethod } from "../schema-person.ts";

type Preference = z.infer<typeof preferredMethod>;

const phone = (phoneType: string) => (method: AuthenticationMethod) =>
  method["@odata.type"] === "#microsoft.graph.phoneAuthenticationMethod" && method["phoneType"] === phoneType;
const ofType =
  (...types: readonly string[]) =>
  (method: AuthenticationMethod) =>
    types.some((type) => method["@odata.type"] === `#microsoft.graph.${type}AuthenticationMethod`);

/** Which methods serve each choice of https://learn.microsoft.com/graph/api/authentication-update?view=graph-rest-beta. */
const serves: Readonly<Record<Preference, (method: AuthenticationMethod) => boolean>> = {
  push: ofType("microsoftAuthenticator"),
  oath: ofType("softwareOath", "hardwareOath"),
  sms: phone("mobile"),
  voiceMobile: phone("mobile"),
  voiceAlternateMobile: phone("alternateMobile"),
  voiceOffice: phone("office"),
};

export function firstServing(
  methods: readonly AuthenticationMethod[],
  preference: Preference,
): AuthenticationMethod | undefined {
  return methods.find(serves[preference]);
}

/** The method the person's second factor defaults to, while it is there. */
export function defaultMethod(
  owner: Person,
  methods: readonly AuthenticationMethod[],
): AuthenticationMethod | undefined {
  return owner.preferredMethod === undefined ? undefined : firstServing(methods, owner.preferredMethod);
}

/** A method that some choice of the default could mean; keys, passes and mail addresses are none. */
export function isSecondFactor(method: AuthenticationMethod): boolean {
  return Object.values(serves).some((does) => does(method));
}
