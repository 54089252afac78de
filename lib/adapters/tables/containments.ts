import type { TableClient } from "@azure/data-tables";
import { z } from "zod";
import { TransientError } from "../../domain/errors.ts";
import { caseId as caseIdSchema } from "../../domain/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Containments } from "../../ports/containments.ts";
import { isWritten } from "./is-written.ts";
import { readRow } from "./read-row.ts";

const row = z.object({ caseId: caseIdSchema, since: z.iso.datetime(), etag: z.string() });
const ROW_KEY = "containment";
const MOST_TRIES = 10;

/** One row a subject. Taking an empty place is an insert, taking over a lapsed one an update by ETag: one of two wins. */
export function tablesContainments(client: TableClient, clock: Clock): Containments {
  return {
    async claim(subject, caseId, windowSeconds) {
      const key = { partitionKey: subject, rowKey: ROW_KEY };
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const now = clock.now();
        const ours = { ...key, caseId, since: now.toISOString() };
        const holder = await readRow(client, row, [subject, ROW_KEY]);
        if (!holder) {
          if (await isWritten(client.createEntity(ours))) return { held: true };
          continue;
        }
        if (holder.caseId === caseId) return { held: true };
        if (now.getTime() < Date.parse(holder.since) + windowSeconds * 1000)
          return { held: false, by: holder.caseId, at: holder.since };
        if (await isWritten(client.updateEntity(ours, "Replace", { etag: holder.etag })))
          return { held: true };
      }
      throw new TransientError("too many cases contain this subject at once");
    },
  };
}
