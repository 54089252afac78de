import { QueueServiceClient } from "@azure/storage-queue";
import { setTimeout as sleep } from "node:timers/promises";
import type { QueueTrigger } from "../../../sandbox/host/queue-delivery.ts";
import { startQueueTrigger } from "../../../sandbox/host/queue-trigger.ts";
import { type Azurite, startAzurite } from "../../support/azurite.ts";

let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());

const base64 = (text: string): string => Buffer.from(text).toString("base64");

async function queues(name: string) {
  const service = QueueServiceClient.fromConnectionString(azurite.connectionString);
  const [queue, poison] = [service.getQueueClient(name), service.getQueueClient(`${name}-poison`)];
  await queue.create();
  const log: string[] = [];
  const trigger: QueueTrigger = {
    ...{ queue, poison, leaseSeconds: 600, run: () => Promise.resolve() },
    options: { visibilityTimeout: 0, maxDequeueCount: 2, batchSize: 4, messageEncoding: "base64" },
    log: (_level, _category, message) => log.push(message),
  };
  return { queue, poison, log, trigger };
}

test("a message that runs longer than its lease is delivered once", async () => {
  const { queue, trigger } = await queues("long");
  let runs = 0;
  const run = async (): Promise<void> => {
    runs++;
    await sleep(5000);
  };
  await queue.sendMessage(base64("x"));
  const listener = startQueueTrigger({ ...trigger, leaseSeconds: 2, run });
  await sleep(4500);
  await listener.stop();
  expect(runs).toBe(1);
  expect((await queue.getProperties()).approximateMessagesCount).toBe(0);
}, 15_000);

test("stopping waits for the message that is running", async () => {
  const { queue, trigger } = await queues("stopping");
  let finished = false;
  await queue.sendMessage(base64("x"));
  const listener = startQueueTrigger({ ...trigger, run: () => sleep(1000).then(() => (finished = true)) });
  await sleep(500);
  await listener.stop();
  expect(finished).toBe(true);
});

test("a message that keeps failing ends in the poison queue with its text as it was sent, for ever", async () => {
  const { queue, poison, trigger, log } = await queues("failing");
  await queue.sendMessage(base64("äöü"));
  const listener = startQueueTrigger({ ...trigger, run: () => Promise.reject(new Error("no luck")) });
  await sleep(1500);
  await listener.stop();
  const [message] = (await poison.receiveMessages()).receivedMessageItems;
  expect(message?.messageText).toBe(base64("äöü"));
  expect(message?.expiresOn.getUTCFullYear()).toBe(9999);
  expect(log.filter((line) => line.includes("no luck"))).toHaveLength(2);
});

test.each([
  ["base64", "not base64!", 0],
  ["base64", "//4AAQ==", 0],
  ["none", "not base64!", 1],
] as const)("under the encoding %s the message %j is run %d times", async (messageEncoding, text, times) => {
  const { queue, trigger } = await queues(`encoding-${messageEncoding}-${text.length}`);
  const texts: string[] = [];
  await queue.sendMessage(text);
  const options = { ...trigger.options, messageEncoding };
  const listener = startQueueTrigger({
    ...trigger,
    options,
    run: (seen) => Promise.resolve(texts.push(seen)),
  });
  await sleep(700);
  await listener.stop();
  expect(texts).toEqual(times ? [text] : []);
  expect((await queue.getProperties()).approximateMessagesCount).toBe(0);
});
