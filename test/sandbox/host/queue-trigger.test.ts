import { QueueServiceClient } from "@azure/storage-queue";
import type { QueueTrigger } from "../../../sandbox/host/queue-delivery.ts";
import { startQueueTrigger } from "../../../sandbox/host/queue-trigger.ts";
import { type Azurite, startAzurite } from "../../support/azurite.ts";
import { until } from "../../support/until.ts";

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

/** For a run that ends when the test says so. */
function hold(): { readonly released: Promise<void>; readonly release: () => void } {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  return { released, release: () => release() };
}

test("a message that runs longer than its lease is delivered once", async () => {
  const { queue, trigger } = await queues("long");
  const { queue: control } = await queues("control");
  // Renewed at half of it: so long the machine may be busy with something else.
  const leaseSeconds = 6;
  const { released, release } = hold();
  const texts: string[] = [];
  const run = async (text: string): Promise<void> => {
    texts.push(text);
    if (text === "long") await released;
  };
  await queue.sendMessage(base64("long"));
  const listener = startQueueTrigger({ ...trigger, leaseSeconds, run });
  await until(() => texts.length === 1);

  // Leased after the long one and not renewed: once it is to be had again, the long one would be too.
  await control.sendMessage("x");
  await control.receiveMessages({ visibilityTimeout: leaseSeconds });
  await until(async () => (await control.receiveMessages()).receivedMessageItems.length === 1);
  await queue.sendMessage(base64("later"));
  await until(() => texts.includes("later"));
  release();
  await listener.stop();
  expect(texts).toEqual(["long", "later"]);
  expect((await queue.getProperties()).approximateMessagesCount).toBe(0);
});

test("stopping waits for the message that is running", async () => {
  const { queue, trigger } = await queues("stopping");
  const { trigger: idle } = await queues("idle");
  const { released, release } = hold();
  const happened: string[] = [];
  const run = async (): Promise<void> => {
    happened.push("begun");
    await released;
    happened.push("finished");
  };
  await queue.sendMessage(base64("x"));
  const listener = startQueueTrigger({ ...trigger, run });
  await until(() => happened.length === 1);
  const stopped = listener.stop().then(() => happened.push("stopped"));
  // So long a stop takes where nothing runs.
  await startQueueTrigger(idle).stop();
  release();
  await stopped;
  expect(happened).toEqual(["begun", "finished", "stopped"]);
});

test("a message that keeps failing ends in the poison queue with its text as it was sent, for ever", async () => {
  const { queue, poison, trigger, log } = await queues("failing");
  await queue.sendMessage(base64("äöü"));
  const listener = startQueueTrigger({ ...trigger, run: () => Promise.reject(new Error("no luck")) });
  await until(() => log.some((line) => line.includes("it is now in")));
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
  const { queue, trigger, log } = await queues(`encoding-${messageEncoding}-${text.length}`);
  const texts: string[] = [];
  await queue.sendMessage(text);
  const options = { ...trigger.options, messageEncoding };
  const listener = startQueueTrigger({
    ...trigger,
    options,
    run: (seen) => Promise.resolve(texts.push(seen)),
  });
  await until(() => texts.length > 0 || log.some((line) => line.includes("it is now in")));
  await listener.stop();
  expect(texts).toEqual(times ? [text] : []);
  expect((await queue.getProperties()).approximateMessagesCount).toBe(0);
});
