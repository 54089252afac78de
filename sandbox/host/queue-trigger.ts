/** Fetches the messages of one queue for the function that is triggered by them. */
import { RestError } from "@azure/storage-queue";
import { setTimeout as sleep } from "node:timers/promises";
import { errorText } from "./error-text.ts";
import { deliverMessage, type QueueTrigger } from "./queue-delivery.ts";

const IDLE_MS = 200;
const FULL_MS = 50;
const AFTER_ERROR_MS = 1000;
const STOP_MS = 10_000;

/** Stopping fetches nothing more and waits, ten seconds at most, for the messages under way. */
export function startQueueTrigger(trigger: QueueTrigger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const polling = poll();

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      const pauseMs = running.size > trigger.options.batchSize / 2 ? FULL_MS : await fetchSome();
      if (pauseMs > 0) await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  /** Resolves to the pause before the next fetch. */
  async function fetchSome(): Promise<number> {
    const { queue, options, leaseSeconds, log } = trigger;
    try {
      const { receivedMessageItems: messages } = await queue.receiveMessages({
        numberOfMessages: options.batchSize,
        visibilityTimeout: leaseSeconds,
      });
      for (const message of messages) {
        const delivered = deliverMessage(trigger, message).finally(() => running.delete(delivered));
        running.add(delivered);
      }
      return messages.length > 0 ? 0 : IDLE_MS;
    } catch (error) {
      if (error instanceof RestError && error.statusCode === 404) return IDLE_MS; // nobody has made the queue yet
      log("warning", "Host.Queues", `${queue.name} cannot be read: ${errorText(error)}`);
      return AFTER_ERROR_MS;
    }
  }

  return {
    async stop() {
      stopping.abort();
      await polling;
      await Promise.race([Promise.all(running), sleep(STOP_MS, undefined, { ref: false })]);
    },
  };
}
