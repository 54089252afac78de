import type { TableClient } from "@azure/data-tables";
import { z } from "zod";
import { TransientError } from "../../domain/errors.ts";
import { caseId as caseIdSchema } from "../../domain/ids.ts";
import { mostCounted } from "../../domain/policy.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Velocity } from "../../ports/velocity.ts";
import { isWritten } from "./is-written.ts";
import { jsonColumn, jsonText } from "./json-column.ts";
import { readRow } from "./read-row.ts";

/** Oldest first. More than a limit can be are never kept, so that a flood does not outgrow the row. */
const turns = z.array(z.object({ caseId: caseIdSchema, at: z.iso.datetime() }));
const row = z.object({ turns: jsonText(turns), etag: z.string() });
const ROW_KEY = "turns";
const MOST_TRIES = 20;

/** One row for each kind and id. The first turn is an insert, any other an update by ETag: of two at once one tries again. */
export function tablesVelocity(client: TableClient, clock: Clock): Velocity {
  const read = (partitionKey: string) => readRow(client, row, [partitionKey, ROW_KEY]);

  return {
    async count(kind, id, caseId, windowSeconds, after) {
      const partitionKey = keyOf(kind, id);
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const stored = await read(partitionKey);
        const known = stored?.turns ?? [];
        const ours = known.find((turn) => turn.caseId === caseId);
        if (ours) return place(known, ours, windowSeconds, after);

        const turn = { caseId, at: clock.now().toISOString() };
        const all = [...known, turn].slice(-mostCounted - 1);
        const columns = { partitionKey, rowKey: ROW_KEY, turns: jsonColumn("the count of cases", all) };
        const write = stored
          ? client.updateEntity(columns, "Replace", { etag: stored.etag })
          : client.createEntity(columns);
        if (await isWritten(write)) return place(all, turn, windowSeconds, after);
      }
      throw new TransientError("too many cases are counted at once");
    },

    async nextPlace(kind, id, windowSeconds, after) {
      const known = (await read(keyOf(kind, id)))?.turns ?? [];
      return placeAt(known, clock.now().getTime(), windowSeconds, after);
    },

    counted: async (kind, id) => ((await read(keyOf(kind, id)))?.turns ?? []).map(({ caseId }) => caseId),
  };
}

type Turns = z.infer<typeof turns>;

/** By the turn's own time, so that a second try has the same place. */
const place = (all: Turns, ours: Turns[number], windowSeconds: number, after?: string): number =>
  placeAt(all.slice(0, all.indexOf(ours)), Date.parse(ours.at), windowSeconds, after);

function placeAt(before: Turns, now: number, windowSeconds: number, after?: string): number {
  const since = Math.max(now - windowSeconds * 1000, after ? Date.parse(after) : 0);
  return before.filter(({ at }) => Date.parse(at) > since).length + 1;
}

const keyOf = (kind: string, id: string): string => `count:${kind}:${id}`;
