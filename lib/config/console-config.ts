import { z } from "zod";
import { keyRing, objectId, pageUrl, serviceUrl, type SealingKey } from "./schemas.ts";
import type { SettingsReader } from "./settings-reader.ts";

/** Role `console`: pages behind sign-in. */
export interface ConsoleConfig {
  readonly publicUrl: string;
  readonly tenantId: string;
  readonly adminCentreUrl: string;
  readonly signIn: { readonly issuer: string; readonly clientId: string };
  readonly sessionKeys: readonly SealingKey[];
  readonly formKeys: readonly SealingKey[];
}

export const consoleSettings = z.object({
  PUBLIC_URL: serviceUrl,
  TENANT_ID: objectId,
  ADMIN_CENTRE_URL: pageUrl.default("https://entra.microsoft.com"),
  /** Default: the tenant's own, https://login.microsoftonline.com/{TENANT_ID}/v2.0 */
  SIGN_IN_ISSUER: serviceUrl.optional(),
  SIGN_IN_CLIENT_ID: objectId,
  SESSION_KEYS: keyRing,
  FORM_KEYS: keyRing,
});

export function consoleConfig(reader: SettingsReader): ConsoleConfig | undefined {
  const settings = reader.part(consoleSettings);
  if (!settings) return undefined;
  const { TENANT_ID: tenantId, SIGN_IN_ISSUER: issuer, SIGN_IN_CLIENT_ID: clientId } = settings;
  return {
    publicUrl: settings.PUBLIC_URL,
    tenantId,
    adminCentreUrl: settings.ADMIN_CENTRE_URL,
    signIn: { issuer: issuer ?? `https://login.microsoftonline.com/${tenantId}/v2.0`, clientId },
    sessionKeys: settings.SESSION_KEYS,
    formKeys: settings.FORM_KEYS,
  };
}
