/** The kinds of authentication method that Microsoft Graph lists, and how each is deleted. */
import { z } from "zod";

interface MethodKind {
  /** The API version whose list shows it and whose path deletes it. */
  readonly api: "v1.0" | "beta";
  /** Path segment below /users/{id}/authentication; null: not deletable. */
  readonly segment: string | null;
  /** One per user, deleted without an id. */
  readonly singleton?: true;
  /** Satisfies multi-factor authentication by itself or beside the password. */
  readonly strong: boolean;
}

/**
 * https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview; keys are `@odata.type` less prefix and
 * `AuthenticationMethod`.
 */
export const methodKinds = {
  phone: { api: "v1.0", segment: "phoneMethods", strong: true },
  microsoftAuthenticator: { api: "v1.0", segment: "microsoftAuthenticatorMethods", strong: true },
  passwordlessMicrosoftAuthenticator: {
    api: "beta",
    segment: "passwordlessMicrosoftAuthenticatorMethods",
    strong: true,
  },
  softwareOath: { api: "v1.0", segment: "softwareOathMethods", strong: true },
  hardwareOath: { api: "beta", segment: "hardwareOathMethods", strong: true },
  fido2: { api: "v1.0", segment: "fido2Methods", strong: true },
  windowsHelloForBusiness: { api: "v1.0", segment: "windowsHelloForBusinessMethods", strong: true },
  platformCredential: { api: "v1.0", segment: "platformCredentialMethods", strong: true },
  temporaryAccessPass: { api: "v1.0", segment: "temporaryAccessPassMethods", strong: false },
  email: { api: "v1.0", segment: "emailMethods", strong: false },
  external: { api: "v1.0", segment: "externalAuthenticationMethods", strong: true },
  qrCodePin: { api: "beta", segment: "qrCodePinMethod", singleton: true, strong: false },
  password: { api: "v1.0", segment: null, strong: false },
} as const satisfies Record<string, MethodKind>;

export type MethodType = keyof typeof methodKinds;
export const methodType = z.enum(Object.keys(methodKinds) as [MethodType, ...MethodType[]]);

/** One method as far as a decision needs it. Names and phone numbers are left in the directory. */
export const authenticationMethod = z.object({
  id: z.string().min(1).max(200),
  type: methodType,
  isDefault: z.boolean(),
  phoneType: z.enum(["mobile", "alternateMobile", "office"]).optional(),
  /**
   * When it was registered, where the directory tells; all that tells a phone number from its successor, which bears the same
   * id.
   */
  createdAt: z.string().optional(),
  /** A passkey kept by the Authenticator app, told by its AAGUID. */
  isInAuthenticatorApp: z.boolean().optional(),
  /** A passkey that a cloud keychain copies between devices: it may or may not be on the phone. */
  isSyncedPasskey: z.boolean().optional(),
  /** A passkey bound to a device of its own, which is no phone and no app: its maker vouches for that. */
  isSecurityKey: z.boolean().optional(),
  /** A credential of a platform that only computers have. */
  isOnComputer: z.boolean().optional(),
  /**
   * The entry's phone name equals the name given in the request, ignoring case and white space at the ends, and its app the
   * version, if one was given. Untold where phones of that name have apps of several versions and the request gives none: one
   * phone can be registered twice, but not with two versions.
   */
  isNamedPhone: z.boolean().optional(),
  /**
   * The token's serial number equals the one given in the request. Untold where the request gives none, or the directory does
   * not tell the number.
   */
  isNamedToken: z.boolean().optional(),
  /** A hardware token whose holder has not shown a code of it yet: nobody signs in with it. */
  isActivated: z.literal(false).optional(),
  /** Was not listed when the case was opened; told only where a new phone is waited for. */
  isNew: z.literal(true).optional(),
});
export type AuthenticationMethod = z.infer<typeof authenticationMethod>;

/**
 * Whether both are that very method. A phone number's id is the same for everybody, so one that was replaced is told only
 * by the time of its registration.
 */
export const isSameMethod = (one: AuthenticationMethod, other: AuthenticationMethod): boolean =>
  methodKey(one) === methodKey(other) && one.createdAt === other.createdAt;

/** Whether it is enough to sign in with, by itself or beside the password. */
export const isStrong = ({
  type,
  isActivated,
}: Pick<AuthenticationMethod, "type" | "isActivated">): boolean =>
  methodKinds[type].strong && isActivated !== false;

/** An entry of the Authenticator app, on whichever phone. */
export const isAuthenticatorApp = ({ type }: Pick<AuthenticationMethod, "type">): boolean =>
  type === "microsoftAuthenticator" || type === "passwordlessMicrosoftAuthenticator";

/** Tells a method apart from every other of the same person: ids repeat between kinds. */
export const methodKey = ({ type, id }: Pick<AuthenticationMethod, "type" | "id">): string => `${type}.${id}`;
