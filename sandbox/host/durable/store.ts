/**
 * The task hub in one table. Each turn is one transaction that holds the new history, the consumed messages and the
 * instance, and is refused when anybody else wrote the instance meanwhile: no torn state, and no two hosts on one hub.
 */
import { randomUUID } from "node:crypto";
import { RestError, TableClient, type TableEntity, type TransactionAction } from "@azure/data-tables";
import { inBatches } from "./batches.ts";
import type { HistoryRow, Instance, PendingMessage } from "./instance.ts";
import { isEnded } from "./protocol.ts";
import type { ClosedTurn } from "./step.ts";
import { fromPieces, toPieces } from "./stored-record.ts";
import {
  historyKey,
  historyPrefix,
  instanceKey,
  messagePrefix,
  partitionOf,
  startsWith,
} from "./table-keys.ts";

/** Somebody else writes to this hub: another host, or what a killed one had sent. */
export class HubTakenOver extends Error {
  override readonly name = "HubTakenOver";
}

export interface StoredInstance {
  readonly instance: Instance;
  readonly rows: readonly HistoryRow[];
  readonly messages: readonly PendingMessage[];
  /** To be shown with the next commit. */
  readonly version: string;
}

/** The instance's row; the stamp tells whose write it was. */
interface InstanceRecord {
  readonly instance: Instance;
  readonly stamp: string;
}

export interface Store {
  /** Creates the table if it is missing. */
  open(): Promise<void>;
  list(): Promise<Instance[]>;
  read(id: string): Promise<Instance | undefined>;
  history(instance: Instance): Promise<HistoryRow[]>;
  /** Replaces an ended instance of this id. Undefined when an unfinished one has the id. */
  create(instance: Instance, first: PendingMessage): Promise<string | undefined>;
  /** Keeps a message until a turn consumes it. A second one under its key is dropped, and the first one returned. */
  keep(id: string, message: PendingMessage): Promise<PendingMessage>;
  /** The commit point of a turn. Throws HubTakenOver. */
  commit(version: string, before: Instance, turn: ClosedTurn, consumed: readonly string[]): Promise<string>;
  /** Takes an instance over from a host that is gone: what that one may still send is refused from here on. */
  claim(id: string): Promise<StoredInstance | undefined>;
  purge(id: string): Promise<void>;
}

export function tableStore(connectionString: string, hubName: string): Store {
  const table = TableClient.fromConnectionString(connectionString, `${hubName}Durable`, {
    allowInsecureConnection: true,
  });
  const all = async (filter: string): Promise<TableEntity[]> => {
    const found: TableEntity[] = [];
    for await (const entity of table.listEntities<TableEntity>({ queryOptions: { filter } }))
      found.push(entity);
    return found;
  };
  const readRecord = async (id: string) => {
    try {
      const { etag, ...entity } = await table.getEntity(partitionOf(id), instanceKey);
      return { etag, record: fromPieces(entity) as InstanceRecord };
    } catch (error) {
      if (isStatus(error, 404)) return undefined;
      throw error;
    }
  };

  /** Sends the transaction that holds the instance's row; a conflict with an earlier try of our own is none. */
  async function write(
    instance: Instance,
    etag: string | undefined,
    others: TransactionAction[],
  ): Promise<string> {
    const record: InstanceRecord = { instance, stamp: randomUUID() };
    const entity = { partitionKey: partitionOf(instance.id), rowKey: instanceKey, ...toPieces(record) };
    const own: TransactionAction =
      etag === undefined ? ["create", entity] : ["update", entity, "Replace", { etag }];
    try {
      const answer = await table.submitTransaction([...others, own]);
      const written = answer.getResponseForEntity(instanceKey)?.etag;
      if (written !== undefined) return written;
    } catch (error) {
      if (!isStatus(error, 404, 409, 412)) throw error;
    }
    const found = await readRecord(instance.id);
    if (found?.record.stamp === record.stamp) return found.etag;
    throw new HubTakenOver(
      `Instance '${instance.id}' of the task hub '${hubName}' was written by somebody else. Is a second host running on this hub? Stop it, or give it another hubName.`,
    );
  }

  async function purge(id: string): Promise<void> {
    const rows = await all(`PartitionKey eq '${partitionOf(id)}'`);
    const keys = rows.map(({ rowKey = "" }) => rowKey).sort((a, b) => rank(a) - rank(b));
    for (let at = 0; at < keys.length; at += 100)
      await table.submitTransaction(
        keys.slice(at, at + 100).map((rowKey) => ["delete", { partitionKey: partitionOf(id), rowKey }]),
      );
  }

  async function history(instance: Instance): Promise<HistoryRow[]> {
    const rows = await all(startsWith(partitionOf(instance.id), historyPrefix(instance.generation)));
    return rows.slice(0, instance.historyLength).map((row) => fromPieces(row) as HistoryRow);
  }

  async function messages(id: string): Promise<PendingMessage[]> {
    const rows = await all(startsWith(partitionOf(id), messagePrefix));
    const kept = rows.map((row) => fromPieces(row) as PendingMessage);
    const place = ({ event, key }: PendingMessage): string => `${event.Timestamp} ${key ?? ""}`;
    return kept.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  }

  return {
    open: async () => {
      await table.createTable();
    },
    list: async () =>
      (await all(`RowKey eq '${instanceKey}'`)).map((row) => (fromPieces(row) as InstanceRecord).instance),
    read: async (id) => (await readRecord(id))?.record.instance,
    history,
    purge,

    async create(instance, first) {
      const found = await readRecord(instance.id);
      if (found && !isEnded(found.record.instance.status)) return undefined;
      await purge(instance.id);
      return write(instance, undefined, [["create", messageEntity(instance.id, first)]]);
    },

    async keep(id, message) {
      const entity = messageEntity(id, message);
      try {
        await table.createEntity(entity);
        return message;
      } catch (error) {
        if (!isStatus(error, 409)) throw error;
        return fromPieces(await table.getEntity(entity.partitionKey, entity.rowKey)) as PendingMessage;
      }
    },

    async commit(version, before, { instance, rows }, consumed) {
      const partitionKey = partitionOf(instance.id);
      const [last, ...earlier] = inBatches(
        rows.map((row, index): TransactionAction => {
          const rowKey = historyKey(before.generation, before.historyLength + index);
          return ["upsert", { partitionKey, rowKey, ...toPieces(row) }, "Replace"];
        }),
      ).reverse();
      for (const batch of earlier.reverse()) await table.submitTransaction(batch);
      const deletions = consumed.map((key): TransactionAction => {
        return ["delete", { partitionKey, rowKey: `${messagePrefix}${key}` }];
      });
      return write(instance, version, [...(last ?? []), ...deletions]);
    },

    async claim(id) {
      const found = await readRecord(id);
      if (!found) return undefined;
      const { instance } = found.record;
      const version = await write(instance, found.etag, []);
      return { instance, version, rows: await history(instance), messages: await messages(id) };
    },
  };
}

const messageEntity = (id: string, message: PendingMessage) => ({
  partitionKey: partitionOf(id),
  rowKey: `${messagePrefix}${message.key ?? ""}`,
  ...toPieces(message),
});

/** The instance's row goes first: without it, what is left over is dead. */
const rank = (rowKey: string): number => (rowKey === instanceKey ? 0 : 1);

const isStatus = (error: unknown, ...statuses: readonly number[]): boolean =>
  error instanceof RestError && statuses.includes(error.statusCode ?? 0);
