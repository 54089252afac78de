import { RestError, type TableClient } from "@azure/data-tables";
import { z } from "zod";

/** What is remembered of a timer between two runs, and over restarts. */
export interface ScheduleStatus {
  readonly last: Date;
  readonly next: Date;
  readonly lastUpdated: Date;
}

/** The .NET date that stands for "never ran". */
export const NEVER_RAN = new Date("0001-01-01T00:00:00Z");

const rowSchema = z.object({
  last: z.string().transform((text) => new Date(text)),
  next: z.string().transform((text) => new Date(text)),
  lastUpdated: z.string().transform((text) => new Date(text)),
});

export async function readStatus(table: TableClient, name: string): Promise<ScheduleStatus | undefined> {
  try {
    return rowSchema.parse(await table.getEntity("timer", name));
  } catch (error) {
    if (error instanceof RestError && error.statusCode === 404) return undefined;
    throw error;
  }
}

export async function writeStatus(table: TableClient, name: string, status: ScheduleStatus): Promise<void> {
  await table.upsertEntity(
    {
      partitionKey: "timer",
      rowKey: name,
      last: status.last.toISOString(),
      next: status.next.toISOString(),
      lastUpdated: status.lastUpdated.toISOString(),
    },
    "Replace",
  );
}
