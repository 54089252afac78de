import { z } from "zod";
import { keyRing, objectId, serviceUrl, type SealingKey } from "./schemas.ts";
import type { SettingsReader } from "./settings-reader.ts";

/** Pages behind sign-in, which both `console` and `worker` have. */
export interface PagesConfig {
  readonly publicUrl: string;
  /** Where people reach the pages of the worker. */
  readonly workerUrl: string;
  readonly tenantId: string;
  readonly signIn: { readonly issuer: string; readonly clientId: string };
  readonly sessionKeys: readonly SealingKey[];
  readonly formKeys: readonly SealingKey[];
}

export const pagesSettings = z.object({
  PUBLIC_URL: serviceUrl,
  /** Where the worker is an app of its own. Default: PUBLIC_URL */
  WORKER_URL: serviceUrl.optional(),
  TENANT_ID: objectId,
  /** Default: the tenant's own, https://login.microsoftonline.com/{TENANT_ID}/v2.0 */
  SIGN_IN_ISSUER: serviceUrl.optional(),
  SIGN_IN_CLIENT_ID: objectId,
  SESSION_KEYS: keyRing,
  FORM_KEYS: keyRing,
});

export function pagesConfig(reader: SettingsReader): PagesConfig | undefined {
  const settings = reader.part(pagesSettings);
  if (!settings) return undefined;
  const { TENANT_ID: tenantId, SIGN_IN_ISSUER: issuer, SIGN_IN_CLIENT_ID: clientId } = settings;
  return {
    publicUrl: settings.PUBLIC_URL,
    workerUrl: settings.WORKER_URL ?? settings.PUBLIC_URL,
    tenantId,
    signIn: { issuer: issuer ?? `https://login.microsoftonline.com/${tenantId}/v2.0`, clientId },
    sessionKeys: settings.SESSION_KEYS,
    formKeys: settings.FORM_KEYS,
  };
}
