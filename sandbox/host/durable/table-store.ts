/**
 * The task hub in one table, a partition for each instance. A turn is one transaction that holds the new history, the
 * consumed messages and the instance, and that is refused when anybody else wrote the instance meanwhile: no torn state,
 * and no two hosts on one hub.
 */
import { randomUUID } from "node:crypto";
import { RestError, TableClient, type TableEntity, type TransactionAction } from "@azure/data-tables";
import { inBatches } from "./batches.ts";
import type { HistoryRow, Instance, PendingMessage } from "./instance.ts";
import { isEnded } from "./protocol.ts";
import type { ClosedTurn } from "./step.ts";
import { HubTakenOver, type Store, type StoredInstance } from "./store.ts";
import { fromPieces, toPieces } from "./stored-record.ts";
import {
  historyKey,
  historyPrefix,
  instanceKey,
  messagePrefix,
  partitionOf,
  startsWith,
} from "./table-keys.ts";

/** The instance's row, and which process wrote it. */
interface InstanceRecord {
  readonly instance: Instance;
  readonly writer: string;
}

/** The table of a task hub. The connection is to an emulator on this machine, which speaks http. */
export const hubTable = (connectionString: string, hubName: string): TableClient =>
  TableClient.fromConnectionString(connectionString, `${hubName}Durable`, { allowInsecureConnection: true });

export class TableStore implements Store {
  readonly #table: TableClient;
  readonly #writer = randomUUID();
  /** Of each unfinished instance: the version that this process wrote last. */
  readonly #versions = new Map<string, string>();

  constructor(table: TableClient) {
    this.#table = table;
  }

  async open(): Promise<void> {
    await this.#table.createTable();
  }

  async list(): Promise<Instance[]> {
    const rows = await this.#all(`RowKey eq '${instanceKey}'`);
    return rows.map((row) => (fromPieces(row) as InstanceRecord).instance);
  }

  async read(id: string): Promise<Instance | undefined> {
    return (await this.#read(id))?.record.instance;
  }

  async history(instance: Instance): Promise<HistoryRow[]> {
    const rows = await this.#all(startsWith(partitionOf(instance.id), historyPrefix(instance.generation)));
    return rows.slice(0, instance.historyLength).map((row) => fromPieces(row) as HistoryRow);
  }

  async create(instance: Instance, first: PendingMessage): Promise<boolean> {
    const found = await this.#read(instance.id);
    if (found && !isEnded(found.record.instance.status)) {
      if (found.record.instance.executionId !== instance.executionId) return false;
      // An earlier try of this very start has arrived although its answer was lost.
      this.#versions.set(instance.id, found.etag);
      return true;
    }
    await this.purge(instance.id);
    this.#versions.delete(instance.id);
    await this.#write(instance, [["create", messageEntity(instance.id, first)]]);
    return true;
  }

  async keep(id: string, message: PendingMessage): Promise<PendingMessage> {
    const entity = messageEntity(id, message);
    try {
      await this.#table.createEntity(entity);
      return message;
    } catch (error) {
      if (!isStatus(error, 409)) throw error;
      return fromPieces(await this.#table.getEntity(entity.partitionKey, entity.rowKey)) as PendingMessage;
    }
  }

  async commit(before: Instance, { instance, rows }: ClosedTurn, consumed: readonly string[]): Promise<void> {
    const partitionKey = partitionOf(instance.id);
    const additions = rows.map((row, index): TransactionAction => {
      const rowKey = historyKey(before.generation, before.historyLength + index);
      return ["upsert", { partitionKey, rowKey, ...toPieces(row) }, "Replace"];
    });
    const deletions = consumed.map((key): TransactionAction => {
      return ["delete", { partitionKey, rowKey: `${messagePrefix}${key}` }];
    });
    const batches = inBatches(additions);
    const last = batches.pop() ?? [];
    // Rows beyond historyLength do not count, hence the last transaction alone is the commit point.
    for (const batch of batches) if (isSame(await this.#write(before, batch), instance)) return;
    await this.#write(instance, [...last, ...deletions]);
    if (isEnded(instance.status)) this.#versions.delete(instance.id);
  }

  async claim(id: string): Promise<StoredInstance | undefined> {
    const found = await this.#read(id);
    if (!found) return undefined;
    const { instance } = found.record;
    this.#versions.set(id, found.etag);
    await this.#write(instance, []);
    return { instance, rows: await this.history(instance), messages: await this.#messages(id) };
  }

  async purge(id: string): Promise<void> {
    const partitionKey = partitionOf(id);
    const rows = await this.#all(`PartitionKey eq '${partitionKey}'`);
    // The instance's row goes first: without it, what is left over is dead.
    const keys = rows.map(({ rowKey }) => rowKey).sort((a, b) => rank(a) - rank(b));
    for (let at = 0; at < keys.length; at += 100)
      await this.#table.submitTransaction(
        keys.slice(at, at + 100).map((rowKey) => ["delete", { partitionKey, rowKey }]),
      );
  }

  /**
   * Sends a transaction together with the instance's row, which must be as this process left it, and returns how the
   * instance stands then: further on when an earlier try had arrived although its answer was lost.
   */
  async #write(instance: Instance, others: readonly TransactionAction[]): Promise<Instance> {
    const { id } = instance;
    const record: InstanceRecord = { instance, writer: this.#writer };
    const entity = { partitionKey: partitionOf(id), rowKey: instanceKey, ...toPieces(record) };
    const etag = this.#versions.get(id);
    const own: TransactionAction =
      etag === undefined ? ["create", entity] : ["update", entity, "Replace", { etag }];
    try {
      const { subResponses } = await this.#table.submitTransaction([...others, own]);
      // By place: the answer to an update does not name its row.
      const written = subResponses.at(-1)?.etag;
      if (!written) throw new Error(`The table service told no version of instance '${id}'.`);
      this.#versions.set(id, written);
      return instance;
    } catch (error) {
      if (!isStatus(error, 404, 409, 412)) throw error;
      const found = await this.#read(id);
      if (found?.record.writer !== this.#writer) throw this.#takenOver(id);
      if (found.etag === etag && !isSame(found.record.instance, instance)) throw error;
      this.#versions.set(id, found.etag);
      return found.record.instance;
    }
  }

  #takenOver(id: string): HubTakenOver {
    const { tableName } = this.#table;
    return new HubTakenOver(
      `Instance '${id}' in table ${tableName} was written by somebody else. Does a second host run on this task hub? Stop it, or give it another hubName.`,
    );
  }

  async #read(id: string): Promise<{ etag: string; record: InstanceRecord } | undefined> {
    try {
      const { etag, ...entity } = await this.#table.getEntity(partitionOf(id), instanceKey);
      return { etag, record: fromPieces(entity) as InstanceRecord };
    } catch (error) {
      if (isStatus(error, 404)) return undefined;
      throw error;
    }
  }

  /** In the order in which they came. */
  async #messages(id: string): Promise<PendingMessage[]> {
    const rows = await this.#all(startsWith(partitionOf(id), messagePrefix));
    const messages = rows.map((row) => fromPieces(row) as PendingMessage);
    const place = ({ event, key }: PendingMessage): string => `${event.Timestamp} ${key ?? ""}`;
    return messages.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  }

  async #all(filter: string): Promise<TableEntity[]> {
    const found: TableEntity[] = [];
    const pages = this.#table.listEntities<TableEntity>({ queryOptions: { filter } });
    for await (const entity of pages) found.push(entity);
    return found;
  }
}

const messageEntity = (id: string, message: PendingMessage) => ({
  partitionKey: partitionOf(id),
  rowKey: `${messagePrefix}${message.key ?? ""}`,
  ...toPieces(message),
});

const isSame = (a: Instance, b: Instance): boolean => JSON.stringify(a) === JSON.stringify(b);

const rank = (rowKey: string): number => (rowKey === instanceKey ? 0 : 1);

const isStatus = (error: unknown, ...statuses: readonly number[]): boolean =>
  error instanceof RestError && statuses.includes(error.statusCode ?? 0);
