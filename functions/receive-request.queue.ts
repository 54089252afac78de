import { app, type InvocationContext } from "@azure/functions";
import * as df from "durable-functions";
import { z } from "zod";
import { remediationRequest } from "../lib/domain/remediation-request.ts";
import type { Clock } from "../lib/ports/clock.ts";
import { fieldProblems, problemText } from "./field-problems.ts";
import { takeDelivery, type DeliveryTaking } from "./take-delivery.ts";

interface Dependencies extends DeliveryTaking {
  readonly clock: Clock;
}

const source = "queue";

/** The sender's own id tells its repeats from new requests. A lone surrogate has no bytes, hence no key. */
const id = z
  .string()
  .min(1)
  .max(200)
  .regex(/^\P{Cs}*$/u, "must be well-formed Unicode");
const message = remediationRequest.extend({ id });

/**
 * Whatever is thrown makes the host try again and, after the last try, move the message to the poison queue. One that
 * cannot be read is recorded first, so that people see it without looking into queues.
 */
export function registerReceiveRequest(deps: Dependencies): void {
  app.storageQueue("receive-request", {
    queueName: "remediation-requests",
    connection: "AzureWebJobsStorage",
    extraInputs: [df.input.durableClient()],
    handler: async (queued, context) => {
      const receivedAt = deps.clock.now().toISOString();
      const parsed = message.safeParse(queued);
      if (!parsed.success) {
        const problem = problemText(fieldProblems(parsed.error));
        await deps.intake.reject({ source, id: hostsId(context), problem, at: receivedAt });
        throw new Error(`a message of ${source} cannot be read; correct it and send it again:\n${problem}`);
      }
      const { id: deliveryKey, ...request } = parsed.data;
      await takeDelivery(deps, { source, deliveryKey, request, receivedAt }, context);
    },
  });
}

/** The same over all tries of one message, also where the message has no readable id of its own. */
function hostsId({ triggerMetadata, invocationId }: InvocationContext): string {
  const id = triggerMetadata?.["id"];
  return typeof id === "string" ? id : invocationId;
}
