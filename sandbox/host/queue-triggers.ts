import { QueueServiceClient } from "@azure/storage-queue";
import { z } from "zod";
import type { App, Durable, Log } from "./core-api.ts";
import { functionInputs } from "./function-inputs.ts";
import type { QueueOptions } from "./host-json.ts";
import type { QueueTrigger } from "./queue-delivery.ts";
import type { Settings } from "./settings.ts";

const triggerSchema = z.object({
  queueName: z.string(),
  connection: z.string().default("AzureWebJobsStorage"),
});
const LEASE_SECONDS = 600;
const LONGEST_QUEUE_NAME = 63;

interface QueueHost {
  readonly app: App;
  readonly durable: Durable;
  readonly settings: Settings;
  readonly options: QueueOptions;
  readonly log: Log;
}

/** The queue triggers of the app, not started yet; throws StartRefused for a setting that is missing. */
export function queueTriggers({ app, durable, settings, options, log }: QueueHost): QueueTrigger[] {
  return [...app.functions.values()]
    .filter(({ trigger }) => trigger.binding.type === "queueTrigger")
    .map((fn) => {
      const { queueName, connection } = triggerSchema.parse(fn.trigger.binding);
      const name = settings.resolve(queueName);
      const service = QueueServiceClient.fromConnectionString(settings.connection(connection));
      const hasPoison = !name.endsWith("-poison") && `${name}-poison`.length <= LONGEST_QUEUE_NAME;
      return {
        queue: service.getQueueClient(name),
        poison: hasPoison ? service.getQueueClient(`${name}-poison`) : undefined,
        options,
        leaseSeconds: LEASE_SECONDS,
        run: (text, metadata) =>
          app.invoke(
            fn,
            functionInputs(fn, { string: text }, () => durable.clientBinding()),
            metadata,
          ),
        log,
      };
    });
}
