import type { Activity } from "../audit-row.ts";
import { bothVersions, type GraphVersion } from "./operation.ts";

/** A type of authentication method as the permissions file and the schemas of Graph have it. */
export interface MethodType {
  readonly type: string;
  readonly listedIn: readonly GraphVersion[];
  /** Path below `/users/{id}/authentication` that takes DELETE; absent = not deletable. */
  readonly path?: string;
  readonly deletableIn: readonly GraphVersion[];
  readonly permission: string;
  readonly audit: Activity;
}

const adminDeleted: Activity = {
  name: "Admin deleted security info",
  service: "Authentication Methods",
  category: "UserManagement",
  operation: "Delete",
  reason: "Admin deleted authentication method for user",
};

/** Keys and platform credentials are logged by another service (audit activity reference, Device Registration Service). */
function deviceRegistration(name: string): Activity {
  return { name, service: "Device Registration Service", category: "UserManagement", operation: "Delete" };
}

function inBoth(type: string, path: string, permission: string, audit: Activity = adminDeleted): MethodType {
  return { type, listedIn: bothVersions, path, deletableIn: bothVersions, permission, audit };
}

function betaOnly(
  type: string,
  path: string,
  permission: string,
  audit: Activity = adminDeleted,
): MethodType {
  return { type, listedIn: ["beta"], path, deletableIn: ["beta"], permission, audit };
}

/**
 * A list shows only the types its API version knows
 * (https://learn.microsoft.com/graph/api/resources/authenticationmethod?view=graph-rest-beta). Least permissions:
 * https://github.com/microsoftgraph/microsoft-graph-devx-content, permissions/new/permissions.json, 2026-08.
 */
export const methodTypes: readonly MethodType[] = [
  inBoth("phoneAuthenticationMethod", "phoneMethods/{}", "UserAuthMethod-Phone.ReadWrite.All"),
  inBoth(
    "microsoftAuthenticatorAuthenticationMethod",
    "microsoftAuthenticatorMethods/{}",
    "UserAuthMethod-MicrosoftAuthApp.ReadWrite.All",
  ),
  betaOnly(
    "passwordlessMicrosoftAuthenticatorAuthenticationMethod",
    "passwordlessMicrosoftAuthenticatorMethods/{}",
    "UserAuthMethod-MicrosoftAuthApp.ReadWrite.All",
    deviceRegistration("Delete passwordless phone sign-in credential"),
  ),
  inBoth(
    "softwareOathAuthenticationMethod",
    "softwareOathMethods/{}",
    "UserAuthMethod-SoftwareOATH.ReadWrite.All",
  ),
  betaOnly(
    "hardwareOathAuthenticationMethod",
    "hardwareOathMethods/{}",
    "UserAuthMethod-HardwareOATH.ReadWrite.All",
  ),
  inBoth(
    "fido2AuthenticationMethod",
    "fido2Methods/{}",
    "UserAuthMethod-Passkey.ReadWrite.All",
    deviceRegistration("Delete FIDO2 security key(s)"),
  ),
  inBoth(
    "windowsHelloForBusinessAuthenticationMethod",
    "windowsHelloForBusinessMethods/{}",
    "UserAuthMethod-WindowsHello.ReadWrite.All",
    deviceRegistration("Delete Windows Hello for Business credential"),
  ),
  inBoth(
    "platformCredentialAuthenticationMethod",
    "platformCredentialMethods/{}",
    "UserAuthMethod-PlatformCred.ReadWrite.All",
    deviceRegistration("Delete platform credential"),
  ),
  inBoth(
    "temporaryAccessPassAuthenticationMethod",
    "temporaryAccessPassMethods/{}",
    "UserAuthMethod-TAP.ReadWrite.All",
  ),
  inBoth("emailAuthenticationMethod", "emailMethods/{}", "UserAuthMethod-Email.ReadWrite.All"),
  inBoth(
    "externalAuthenticationMethod",
    "externalAuthenticationMethods/{}",
    "UserAuthMethod-External.ReadWrite.All",
  ),
  // The type is in v1.0, the path in beta alone, and it names no id: a person has one.
  {
    ...betaOnly("qrCodePinAuthenticationMethod", "qrCodePinMethod", "UserAuthMethod-QR.ReadWrite.All"),
    listedIn: bothVersions,
  },
];

export function methodTypeOf(odataType: string): MethodType | undefined {
  return methodTypes.find(({ type }) => `#microsoft.graph.${type}` === odataType);
}
