import type { TableClient } from "@azure/data-tables";
import { ulid } from "ulid";
import { TransientError } from "../../domain/errors.ts";
import { caseId as caseIdSchema } from "../../domain/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Intake } from "../../ports/intake.ts";
import { acceptDelivery } from "./accept-delivery.ts";
import { deleteRow } from "./delete-row.ts";
import { intakePartition, ticketKeyOf, ticketRow, waitingKeyOf, waitingRow } from "./intake-rows.ts";
import { isWritten } from "./is-written.ts";
import { leftUndone } from "./left-undone.ts";
import { readRow } from "./read-row.ts";
import { rejectedMessages } from "./rejected-messages.ts";

const mostTries = 20;

/**
 * Three rows for each case that is opened: its delivery, its ticket, and what is waiting to be started. They are written
 * in one transaction: no crash can leave a delivery without its case. The request's text leaves this table when the
 * run starts; that a delivery came, and which case it belongs to, stays.
 */
export function tablesIntake(client: TableClient, clock: Clock): Intake {
  return {
    ...rejectedMessages(client),

    async accept(delivery) {
      const freshCase = caseIdSchema.parse(`case-${ulid(clock.now().getTime()).toLowerCase()}`);
      for (let tries = 0; tries < mostTries; tries++) {
        const accepted = await acceptDelivery(client, delivery, freshCase);
        if (accepted) return accepted;
      }
      throw new TransientError("too many deliveries for one ticket at once");
    },

    notStarted() {
      const filter = `PartitionKey eq '${intakePartition}' and RowKey ge 'waiting:' and RowKey lt 'waiting;'`;
      return leftUndone(client, filter, (row) => waitingRow.parse(row).opening);
    },

    markStarted: (caseId) => deleteRow(client, [intakePartition, waitingKeyOf(caseId)]),

    async release(caseId, request, source) {
      const rowKey = ticketKeyOf(source, request);
      for (let tries = 0; tries < mostTries; tries++) {
        const open = await readRow(client, ticketRow, [intakePartition, rowKey]);
        if (open?.caseId !== caseId) return;
        if (await isWritten(client.deleteEntity(intakePartition, rowKey, { etag: open.etag }))) return;
      }
      throw new TransientError("the ticket's row keeps changing while its case is being closed");
    },
  };
}
