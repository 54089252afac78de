import type { TableClient } from "@azure/data-tables";
import { z } from "zod";
import { decision, type Approval } from "../../domain/approval.ts";
import { approvalId as approvalIdSchema, type ApprovalId } from "../../domain/ids.ts";
import type { Approvals } from "../../ports/approvals.ts";
import { deleteRow } from "./delete-row.ts";
import { isWritten } from "./is-written.ts";
import { jsonColumn, jsonText } from "./json-column.ts";
import { leftUndone } from "./left-undone.ts";
import { readRow } from "./read-row.ts";

const decisionRow = z.object({ decision: jsonText(decision), isDelivered: z.boolean() });
const undeliveredPartition = "undelivered";

/**
 * `approval:{id}` / `decision` is the one decision, settled by whose insert comes first; `undelivered` / `{id}` is
 * there as long as it may wait to be delivered.
 */
export function decisions(
  client: TableClient,
  requestOf: (id: ApprovalId) => Promise<Approval | undefined>,
): Pick<Approvals, "decide" | "decision" | "undelivered" | "markDelivered"> {
  const read = (id: ApprovalId) => readRow(client, decisionRow, [`approval:${id}`, "decision"]);

  return {
    async decide(ours) {
      const earlier = await read(ours.approvalId);
      if (earlier) return earlier.decision;
      // First, so that no decision can stand without somebody who delivers it; a lapse is written by who waits.
      if (ours.verdict !== "lapsed")
        await isWritten(client.createEntity({ partitionKey: undeliveredPartition, rowKey: ours.approvalId }));
      const column = jsonColumn("a decision", decision.parse(ours));
      const row = { ...keyOf(ours.approvalId), decision: column, isDelivered: false };
      if (await isWritten(client.createEntity(row))) return ours;
      const first = await read(ours.approvalId);
      if (!first) throw new Error(`the decision of ${ours.approvalId} has vanished`);
      return first.decision;
    },

    decision: async ({ approvalId }) => (await read(approvalId))?.decision,

    undelivered() {
      return leftUndone(client, `PartitionKey eq '${undeliveredPartition}'`, async ({ rowKey }) => {
        const id = approvalIdSchema.parse(rowKey);
        const [approval, row] = await Promise.all([requestOf(id), read(id)]);
        // Left by a second answer that came when the first had been delivered already.
        if (row?.isDelivered) await deleteRow(client, [undeliveredPartition, id]);
        else if (approval && row) return { approval, decision: row.decision };
        return undefined;
      });
    },

    async markDelivered({ approvalId }) {
      await client.updateEntity({ ...keyOf(approvalId), isDelivered: true }, "Merge");
      await deleteRow(client, [undeliveredPartition, approvalId]);
    },
  };
}

const keyOf = (id: ApprovalId) => ({ partitionKey: `approval:${id}`, rowKey: "decision" });
