import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { StartRefused } from "./start-refused.ts";

/** A TimeSpan of host.json (hh:mm:ss) in seconds. */
const seconds = z
  .string()
  .regex(/^\d\d:\d\d:\d\d$/, "write hh:mm:ss")
  .transform((text) => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0));

const queuesSchema = z.strictObject({
  visibilityTimeout: seconds.default(0),
  maxDequeueCount: z.int().min(1).default(5),
  batchSize: z.int().min(1).max(32).default(16),
  messageEncoding: z.enum(["base64", "none"]).default("base64"),
  /** Taken, without effect: this host always looks again within a second. */
  maxPollingInterval: seconds.optional(),
});

const durableTaskSchema = z.strictObject({
  hubName: z.string().min(1),
  /** Timings of the Azure Storage provider; another provider is not modelled. */
  storageProvider: z
    .strictObject({
      type: z.literal("AzureStorage").optional(),
      controlQueueVisibilityTimeout: seconds.optional(),
      workItemQueueVisibilityTimeout: seconds.optional(),
      maxQueuePollingInterval: seconds.optional(),
      partitionCount: z.int().optional(),
    })
    .optional(),
  tracing: z.record(z.string(), z.unknown()).optional(),
  maxConcurrentActivityFunctions: z.int().optional(),
  maxConcurrentOrchestratorFunctions: z.int().optional(),
});

const hostJsonSchema = z.strictObject({
  version: z.literal("2.0"),
  logging: z.unknown().optional(),
  extensionBundle: z.unknown().optional(),
  extensions: z
    .strictObject({
      http: z.strictObject({ routePrefix: z.string().default("api") }).prefault({}),
      queues: queuesSchema.prefault({}),
      durableTask: durableTaskSchema.prefault({ hubName: "TestHubName" }),
    })
    .prefault({}),
});

export type HostJson = z.infer<typeof hostJsonSchema>;
export type QueueOptions = z.infer<typeof queuesSchema>;

/** Reads the app's host.json; throws StartRefused for every member that this host would have to ignore. */
export function readHostJson(folder: string): HostJson {
  const file = join(folder, "host.json");
  const parsed = hostJsonSchema.safeParse(json(file));
  if (!parsed.success)
    throw new StartRefused(
      `${file} asks for what this host does not model:\n${z.prettifyError(parsed.error)}`,
    );
  return parsed.data;
}

function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new StartRefused(`${file} is missing or not JSON.`, { cause: error });
  }
}
