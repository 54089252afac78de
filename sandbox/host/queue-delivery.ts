/** What happens to one message: run, deleted when done, shown again when it failed, put away when it keeps failing. */
import type { DequeuedMessageItem, QueueClient } from "@azure/storage-queue";
import type { Log, RpcTypedData } from "./core-api.ts";
import { errorText } from "./error-text.ts";
import type { QueueOptions } from "./host-json.ts";
import { decodeMessage, messageMetadata } from "./queue-message.ts";

export interface QueueTrigger {
  readonly queue: QueueClient;
  /** Undefined where the queue itself is a poison queue: what fails there stays hidden and comes back later. */
  readonly poison: QueueClient | undefined;
  readonly options: QueueOptions;
  /** How long a message is hidden while it runs; renewed at half that time. */
  readonly leaseSeconds: number;
  /** Rejects when the function failed. */
  readonly run: (text: string, metadata: Record<string, RpcTypedData>) => Promise<unknown>;
  readonly log: Log;
}

type Fate =
  { readonly is: "done" } | { readonly is: "failed" } | { readonly is: "poison"; readonly because: string };

/** Never rejects: a message whose fate could not be written is seen again when its lease ends, and the log says so. */
export async function deliverMessage(trigger: QueueTrigger, message: DequeuedMessageItem): Promise<void> {
  const { queue, log } = trigger;
  const say: Say = (text) => log("error", "Host.Queues", `${queue.name} ${message.messageId}: ${text}`);
  const lease = renewedLease(trigger, message, say);
  const fate = await run(trigger, message, say);
  const receipt = await lease.end();
  try {
    await settle(trigger, message, receipt, fate, say);
  } catch (error) {
    say(`what became of it could not be stored, it will come back: ${errorText(error)}`);
  }
}

type Say = (text: string) => void;

async function run({ options, run }: QueueTrigger, message: DequeuedMessageItem, say: Say): Promise<Fate> {
  const { dequeueCount } = message;
  const text = decodeMessage(message.messageText, options.messageEncoding);
  if (text === undefined) return { is: "poison", because: `it is not ${options.messageEncoding} text` };
  if (dequeueCount > options.maxDequeueCount) return { is: "poison", because: "it was fetched too often" };
  try {
    await run(text, messageMetadata(message, text));
    return { is: "done" };
  } catch (error) {
    say(errorText(error));
    if (dequeueCount < options.maxDequeueCount) return { is: "failed" };
    return { is: "poison", because: `it failed ${dequeueCount} times` };
  }
}

/** A poison queue has no poison queue of its own: what fails there stays hidden for the rest of its lease. */
async function settle(
  { queue, poison, options }: QueueTrigger,
  { messageId, messageText }: DequeuedMessageItem,
  receipt: string,
  fate: Fate,
  say: Say,
): Promise<void> {
  if (fate.is === "done") {
    await queue.deleteMessage(messageId, receipt);
  } else if (!poison) {
    say("it stays in the poison queue and comes back when its lease ends");
  } else if (fate.is === "failed") {
    await queue.updateMessage(messageId, receipt, undefined, options.visibilityTimeout);
  } else {
    await poison.createIfNotExists();
    await poison.sendMessage(messageText, { messageTimeToLive: -1 });
    await queue.deleteMessage(messageId, receipt);
    say(`${fate.because}; it is now in ${poison.name}`);
  }
}

/** Keeps the message hidden while it runs. `end` stops that and resolves to the pop receipt that counts now. */
function renewedLease(
  { queue, leaseSeconds }: QueueTrigger,
  { messageId, popReceipt }: DequeuedMessageItem,
  say: Say,
): { end(): Promise<string> } {
  let receipt = Promise.resolve(popReceipt);
  const renew = async (last: string): Promise<string> => {
    try {
      return (await queue.updateMessage(messageId, last, undefined, leaseSeconds)).popReceipt ?? last;
    } catch (error) {
      say(`its lease could not be renewed: ${errorText(error)}`);
      return last;
    }
  };
  const timer = setInterval(
    () => {
      receipt = receipt.then(renew);
    },
    (leaseSeconds * 1000) / 2,
  );
  return {
    end() {
      clearInterval(timer);
      return receipt;
    },
  };
}
