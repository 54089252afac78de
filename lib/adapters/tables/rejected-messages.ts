import type { TableClient } from "@azure/data-tables";
import { z } from "zod";
import type { Intake, RejectedMessage } from "../../ports/intake.ts";
import { isWritten } from "./is-written.ts";
import { keyPart } from "./key-part.ts";

const row = z.object({ source: z.string(), id: z.string(), problem: z.string(), at: z.string() });
const partition = "rejected";

/** One row a message, however often it was tried; few by nature, so that they are sorted when they are looked at. */
export const rejectedMessages = (client: TableClient): Pick<Intake, "reject" | "rejected"> => ({
  async reject(message) {
    const { source, id } = message;
    await isWritten(
      client.createEntity({ partitionKey: partition, rowKey: `${source}:${keyPart(id)}`, ...message }),
    );
  },

  async rejected(limit) {
    const filter = `PartitionKey eq '${partition}'`;
    const messages: RejectedMessage[] = [];
    for await (const entity of client.listEntities({ queryOptions: { filter } }))
      messages.push(row.parse(entity));
    return messages.sort((one, other) => other.at.localeCompare(one.at)).slice(0, limit);
  },
});
