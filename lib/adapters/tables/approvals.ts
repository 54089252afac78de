import type { TableClient } from "@azure/data-tables";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { approval, type Approval } from "../../domain/approval.ts";
import { approvalId as approvalIdSchema, type ApprovalId } from "../../domain/ids.ts";
import type { Approvals } from "../../ports/approvals.ts";
import { decisions } from "./decisions.ts";
import { isWritten } from "./is-written.ts";
import { jsonColumn, jsonText } from "./json-column.ts";
import { newestFirst } from "./newest-first.ts";
import { readRow } from "./read-row.ts";

const approvalRow = z.object({ approval: jsonText(approval) });

/**
 * `case:{case}` / `stage:{stage}` settles which request a stage has; `approval:{id}` / `request` holds that request
 * again, to be found by its id, beside its one decision; `approver:{person}` lists whom it asks, newest case first.
 */
export function tablesApprovals(client: TableClient): Approvals {
  const find = async (caseId: string, stage: string): Promise<Approval | undefined> =>
    (await readRow(client, approvalRow, [`case:${caseId}`, `stage:${stage}`]))?.approval;

  const get = async (id: ApprovalId): Promise<Approval | undefined> =>
    (await readRow(client, approvalRow, [`approval:${id}`, "request"]))?.approval;

  /** Ours, or the one that was first. */
  async function settle(ours: Approval): Promise<Approval> {
    const { caseId, stage } = ours;
    const key = { partitionKey: `case:${caseId}`, rowKey: `stage:${stage}` };
    if (await isWritten(client.createEntity({ ...key, approval: columnOf(ours) }))) return ours;
    const first = await find(caseId, stage);
    if (!first) throw new Error(`the request of ${caseId} for ${stage} has vanished`);
    return first;
  }

  return {
    find,
    get,
    ...decisions(client, get),

    async open(request) {
      const settled = await settle(approval.parse({ ...request, approvalId: freshId() }));
      // There already if an earlier call came this far: the id is random, so it can only be the same request.
      for (const key of [
        listKeyOf(settled),
        { partitionKey: `approval:${settled.approvalId}`, rowKey: "request" },
      ])
        await isWritten(client.createEntity({ ...key, approval: columnOf(settled) }));
      return settled;
    },

    async ofCase(caseId) {
      const filter = `PartitionKey eq 'case:${caseId}'`;
      const asked: Approval[] = [];
      for await (const entity of client.listEntities({ queryOptions: { filter } }))
        asked.push(approvalRow.parse(entity).approval);
      return asked.sort((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt));
    },

    async askedOf(approver, limit) {
      const filter = `PartitionKey eq 'approver:${approver}'`;
      const asked: Approval[] = [];
      for await (const entity of client.listEntities({ queryOptions: { filter } })) {
        if (asked.length >= limit) break;
        asked.push(approvalRow.parse(entity).approval);
      }
      return asked;
    },
  };
}

const listKeyOf = ({ approver, caseId, stage }: Approval) => ({
  partitionKey: `approver:${approver}`,
  rowKey: `${newestFirst(caseId.slice("case-".length))}:${stage}`,
});

const freshId = (): ApprovalId => approvalIdSchema.parse(randomBytes(24).toString("base64url"));

const columnOf = (request: Approval): string => jsonColumn("a request for approval", request);
