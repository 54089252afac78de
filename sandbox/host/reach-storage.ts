import { TableServiceClient } from "@azure/data-tables";
import { QueueServiceClient } from "@azure/storage-queue";
import { StartRefused } from "./start-refused.ts";

/** Throws StartRefused when the storage emulator does not answer. */
export async function reachStorage(connectionString: string): Promise<void> {
  const retryOptions = { maxRetries: 0, maxTries: 1 };
  const tables = TableServiceClient.fromConnectionString(connectionString, {
    allowInsecureConnection: true,
    retryOptions,
  });
  const queues = QueueServiceClient.fromConnectionString(connectionString, { retryOptions });
  try {
    await queues.getProperties();
    await tables.listTables().next();
  } catch (error) {
    throw new StartRefused(
      `Storage does not answer at ${queues.url} and ${tables.url}: start Azurite, or correct AzureWebJobsStorage.`,
      { cause: error },
    );
  }
}
