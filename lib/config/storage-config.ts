import { z } from "zod";
import { secret, serviceUrl } from "./schemas.ts";
import type { Secret } from "../domain/secret.ts";
import type { SettingsReader } from "./settings-reader.ts";

export type StorageConfig = { readonly connectionString: Secret } | { readonly tableServiceUrl: string };

/** A connection string for the emulator on this machine; in Azure the account, reached by an identity. */
export const storageSettings = z.object({
  AzureWebJobsStorage: secret.optional(),
  AzureWebJobsStorage__accountName: z
    .string()
    .regex(/^[a-z0-9]{3,24}$/, "must be the name of a storage account")
    .optional(),
  AzureWebJobsStorage__tableServiceUri: serviceUrl.optional(),
});

export function storageConfig(reader: SettingsReader): StorageConfig | undefined {
  const settings = reader.part(storageSettings);
  if (!settings) return undefined;
  const { AzureWebJobsStorage: connectionString, AzureWebJobsStorage__accountName: account } = settings;
  if (connectionString) return { connectionString };
  const inAzure = account && `https://${account}.table.core.windows.net`;
  const tableServiceUrl = settings.AzureWebJobsStorage__tableServiceUri ?? inAzure;
  if (tableServiceUrl) return { tableServiceUrl };
  reader.problem(["AzureWebJobsStorage__accountName"], "is not set");
  return undefined;
}
