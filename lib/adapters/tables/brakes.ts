import type { TableClient } from "@azure/data-tables";
import { z } from "zod";
import { brake, lifting, type Brake } from "../../domain/brake.ts";
import { TransientError } from "../../domain/errors.ts";
import type { Brakes } from "../../ports/brakes.ts";
import { isWritten } from "./is-written.ts";
import { jsonColumn, jsonText } from "./json-column.ts";
import { readRow } from "./read-row.ts";

const currentRow = z.object({ brake: jsonText(brake), isOn: z.boolean(), etag: z.string() });
const pastRow = z.object({ brake: jsonText(brake), lifting: jsonText(lifting) });
const PARTITION = "brake";
const CURRENT = "current";
const MOST_TRIES = 10;

/**
 * `brake` / `current` is the last one, on or off, changed by ETag only; lifting it writes `past:…`, newest first, in the
 * same transaction.
 */
export function tablesBrakes(client: TableClient): Brakes {
  const read = () => readRow(client, currentRow, [PARTITION, CURRENT]);

  return {
    async current() {
      const stored = await read();
      return stored?.isOn ? stored.brake : undefined;
    },

    async pull(ours) {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const stored = await read();
        if (stored?.isOn) return stored.brake;
        const row = current(ours, true);
        const write = stored
          ? client.updateEntity(row, "Replace", { etag: stored.etag })
          : client.createEntity(row);
        if (await isWritten(write)) return ours;
      }
      throw new TransientError("the brake is being pulled and lifted by too many at once");
    },

    async lift({ id }, lifted) {
      const stored = await read();
      if (!stored?.isOn || stored.brake.id !== id) return false;
      const past = { brake: column(stored.brake), lifting: jsonColumn("the end of a brake", lifted) };
      return isWritten(
        client.submitTransaction([
          ["update", current(stored.brake, false), "Replace", { etag: stored.etag }],
          ["create", { partitionKey: PARTITION, rowKey: pastKey(lifted.liftedAt, id), ...past }],
        ]),
      );
    },

    async past(limit) {
      const filter = `PartitionKey eq '${PARTITION}' and RowKey ge 'past:' and RowKey lt 'past;'`;
      const found: z.infer<typeof pastRow>[] = [];
      for await (const entity of client.listEntities({ queryOptions: { filter } })) {
        if (found.length >= limit) break;
        found.push(pastRow.parse(entity));
      }
      return found;
    },
  };
}

const current = (value: Brake, isOn: boolean) => ({
  ...{ partitionKey: PARTITION, rowKey: CURRENT, brake: column(value), isOn },
});

const column = (value: Brake): string => jsonColumn("a brake", value);

const endOfTime = 9_999_999_999_999;
const pastKey = (liftedAt: string, id: string): string =>
  `past:${String(endOfTime - Date.parse(liftedAt)).padStart(13, "0")}:${id}`;
