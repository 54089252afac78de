/** One row of Graph's list of authentication methods, cut down to what may leave this folder. */
import { z } from "zod";
import { methodType, type AuthenticationMethod, type MethodType } from "../../domain/method.ts";

/**
 * All that is read of a row. `phoneNumber`, `secretKey`, `emailAddress` and the rest are not named here, so they are
 * dropped before anything else sees them.
 */
export const methodRow = z.object({
  "@odata.type": z.string().min(1),
  id: z.string().min(1).max(200),
  /** Null for methods that Graph does not fill it in for. */
  createdDateTime: z.iso.datetime({ offset: true }).nullish().catch(undefined),
  displayName: z.string().nullish(),
  phoneAppVersion: z.string().nullish().catch(undefined),
  /** Another word than these counts as not told. */
  phoneType: z.enum(["mobile", "alternateMobile", "office"]).optional().catch(undefined),
  /** Of a hardware token; another form counts as not told. */
  device: z
    .object({ status: z.string().optional(), serialNumber: z.string().optional() })
    .nullish()
    .catch(undefined),
  aaGuid: z.string().nullish(),
  passkeyType: z.string().nullish(),
  attestationLevel: z.string().nullish(),
  platform: z.string().nullish(),
});
export type MethodRow = z.infer<typeof methodRow>;

export interface ListedMethod {
  readonly method: AuthenticationMethod;
  /** What the person or the device called it; null where Graph has no name that is a device's. */
  readonly deviceName: string | null;
  /** Of the Authenticator on that phone; null where Graph does not tell. */
  readonly appVersion: string | null;
  /**
   * Of a hardware token; null where Graph does not tell
   * (https://learn.microsoft.com/graph/api/authentication-list-hardwareoathmethods?view=graph-rest-beta).
   */
  readonly serialNumber: string | null;
}

/** https://learn.microsoft.com/entra/identity/authentication/how-to-enable-authenticator-passkey: iOS and Android. */
const authenticatorAaGuids = ["90a3ccdf-635c-4729-a248-9b709135078f", "de1e552d-db1d-4423-a619-566b625cdc84"];

/**
 * Android's own authenticator, which makers vouch for too
 * (https://github.com/passkeydeveloper/passkey-authenticator-aaguids).
 */
const phoneAaGuids = [...authenticatorAaGuids, "b93fd961-f2e6-462f-b122-82002247de78"];

/** https://learn.microsoft.com/graph/api/resources/platformcredentialauthenticationmethod */
const computerPlatforms = ["windows", "macos", "linux"];

const namedDevices: readonly MethodType[] = [
  ...(["microsoftAuthenticator", "passwordlessMicrosoftAuthenticator"] as const),
  ...(["fido2", "windowsHelloForBusiness", "platformCredential"] as const),
];

/** Undefined: a type this program does not know. */
export function listedMethod(row: MethodRow): ListedMethod | undefined {
  const [, name] = /^#microsoft[.]graph[.](\w+)AuthenticationMethod$/.exec(row["@odata.type"]) ?? [];
  const type = methodType.safeParse(name);
  if (!type.success) return undefined;
  return {
    method: {
      id: row.id,
      type: type.data,
      isDefault: false,
      ...(type.data === "password" ? {} : registered(row)),
      ...(type.data === "phone" ? phone(row) : {}),
      ...(type.data === "hardwareOath" ? token(row) : {}),
      ...(type.data === "fido2" ? passkey(row) : {}),
      ...(type.data === "platformCredential" ? platform(row) : {}),
    },
    deviceName: namedDevices.includes(type.data) ? row.displayName?.trim() || null : null,
    appVersion: row.phoneAppVersion?.trim() || null,
    serialNumber: (type.data === "hardwareOath" && row.device?.serialNumber?.trim()) || null,
  };
}

/**
 * Every kind inherits it, and not every kind fills it in (https://learn.microsoft.com/graph/api/resources/authenticationmethod);
 * a password's is the time of its last change (https://learn.microsoft.com/graph/api/resources/passwordauthenticationmethod).
 */
const registered = ({ createdDateTime }: MethodRow) =>
  createdDateTime ? { createdAt: new Date(createdDateTime).toISOString() } : {};

const phone = ({ phoneType }: MethodRow) => (phoneType ? { phoneType } : {});

const token = ({ device }: MethodRow) =>
  device?.status !== undefined && device.status !== "activated" ? { isActivated: false as const } : {};

/** A kind of passkey that is not certainly bound to its device may be copied. */
const passkey = ({ aaGuid, passkeyType, attestationLevel }: MethodRow) => ({
  isInAuthenticatorApp: authenticatorAaGuids.includes(aaGuid?.toLowerCase() ?? ""),
  ...(passkeyType ? { isSyncedPasskey: passkeyType !== "deviceBound" } : {}),
  ...(aaGuid && passkeyType === "deviceBound" && attestationLevel === "attested"
    ? { isSecurityKey: !phoneAaGuids.includes(aaGuid.toLowerCase()) }
    : {}),
});

const platform = ({ platform: name }: MethodRow) =>
  computerPlatforms.includes(name?.toLowerCase() ?? "") ? { isOnComputer: true } : {};
