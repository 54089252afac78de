import type { TableClient } from "@azure/data-tables";
import { z } from "zod";
import { TransientError } from "../../domain/errors.ts";
import { caseId as caseIdSchema } from "../../domain/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Containments } from "../../ports/containments.ts";
import { isWritten } from "./is-written.ts";
import { jsonColumn, jsonText } from "./json-column.ts";
import { readRow } from "./read-row.ts";

/** Oldest first; those of lapsed windows go with the next claim, so that the list stays as short as the limit. */
const turns = z.array(z.object({ caseId: caseIdSchema, at: z.iso.datetime() }));
const row = z.object({ turns: jsonText(turns), lastAsked: caseIdSchema, etag: z.string() });
const mostTries = 10;

/**
 * One row a subject and kind of containment. The first turn is an insert, any other an update by ETag: of two at once one
 * tries again.
 */
export function tablesContainments(
  client: TableClient,
  clock: Clock,
  kind: "containment" | "quarantine" = "containment",
): Containments {
  return {
    async claim(subject, caseId, windowSeconds, limit) {
      for (let tries = 0; tries < mostTries; tries++) {
        const now = clock.now();
        const stored = await readRow(client, row, [subject, kind]);
        const taken = stored?.turns ?? [];
        if (taken.some((turn) => turn.caseId === caseId)) return true;
        const recent = taken.filter(({ at }) => now.getTime() < Date.parse(at) + windowSeconds * 1000);
        const isFree = recent.length < limit;
        if (!isFree && stored?.lastAsked === caseId) return false;
        const kept = isFree ? [...recent, { caseId, at: now.toISOString() }] : taken;
        const ours = {
          partitionKey: subject,
          rowKey: kind,
          turns: jsonColumn("the turns of containment", kept),
          lastAsked: caseId,
        };
        const write = stored
          ? client.updateEntity(ours, "Replace", { etag: stored.etag })
          : client.createEntity(ours);
        if (await isWritten(write)) return isFree;
      }
      throw new TransientError("too many cases contain this subject at once");
    },

    async latest(subject) {
      return (await readRow(client, row, [subject, kind]))?.turns.at(-1);
    },

    async lastAsked(subject) {
      return (await readRow(client, row, [subject, kind]))?.lastAsked;
    },
  };
}
