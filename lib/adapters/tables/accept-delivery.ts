import type { TableClient } from "@azure/data-tables";
import type { CaseId } from "../../domain/ids.ts";
import type { Accepted, Delivery, OpeningDelivery } from "../../ports/intake.ts";
import {
  deliveryKeyOf,
  deliveryRow,
  intakePartition,
  openingDelivery,
  ticketKeyOf,
  ticketRow,
  waitingKeyOf,
  waitingRow,
} from "./intake-rows.ts";
import { isWritten } from "./is-written.ts";
import { jsonColumn } from "./json-column.ts";
import { readRow } from "./read-row.ts";

/** One look at what is there and one transaction. Undefined: somebody was faster; look again. */
export async function acceptDelivery(
  client: TableClient,
  delivery: Delivery,
  freshCase: CaseId,
): Promise<Accepted | undefined> {
  const known = await readRow(client, deliveryRow, [intakePartition, deliveryKeyOf(delivery)]);
  if (known) return joined(client, known.caseId);

  const open = await readRow(client, ticketRow, [
    intakePartition,
    ticketKeyOf(delivery.source, delivery.request),
  ]);
  return open ? join(client, delivery, open) : openNew(client, { ...delivery, caseId: freshCase });
}

/** Writes the ticket's row as well, so that a case that is closed at this moment is not joined. */
async function join(
  client: TableClient,
  delivery: Delivery,
  { caseId, etag }: { readonly caseId: CaseId; readonly etag: string },
): Promise<Accepted | undefined> {
  const ticket = row(ticketKeyOf(delivery.source, delivery.request), { caseId });
  const isJoined = await isWritten(
    client.submitTransaction([
      ["create", row(deliveryKeyOf(delivery), { caseId })],
      ["update", ticket, "Merge", { etag }],
    ]),
  );
  return isJoined ? joined(client, caseId) : undefined;
}

async function openNew(client: TableClient, opening: OpeningDelivery): Promise<Accepted | undefined> {
  const { caseId, source, request } = opening;
  const isOpened = await isWritten(
    client.submitTransaction([
      ["create", row(deliveryKeyOf(opening), { caseId })],
      ["create", row(ticketKeyOf(source, request), { caseId })],
      [
        "create",
        row(waitingKeyOf(caseId), { opening: jsonColumn("a delivery", openingDelivery.parse(opening)) }),
      ],
    ]),
  );
  return isOpened ? { caseId, isNew: true, notStarted: opening } : undefined;
}

async function joined(client: TableClient, caseId: CaseId): Promise<Accepted> {
  const waiting = await readRow(client, waitingRow, [intakePartition, waitingKeyOf(caseId)]);
  return { caseId, isNew: false, notStarted: waiting?.opening };
}

const row = <Columns extends object>(rowKey: string, columns: Columns) => ({
  partitionKey: intakePartition,
  rowKey,
  ...columns,
});
