import { QueueServiceClient } from "@azure/storage-queue";

/** What whoever sets up the storage account makes beside it; the app reads the queue and does not make it. */
export async function createQueue(connectionString: string): Promise<void> {
  const queues = QueueServiceClient.fromConnectionString(connectionString);
  await queues.getQueueClient("remediation-requests").createIfNotExists();
}
