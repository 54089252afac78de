import type { InvocationContext } from "@azure/functions";
import * as df from "durable-functions";
import type { DurableClient } from "durable-functions";
import type { CaseRuns } from "../lib/ports/case-runs.ts";
import { handleCase } from "../orchestrations/runbooks/handle-case.ts";

/** The runs as the function's own durable client reaches them; the function needs `df.input.durableClient()`. */
export const durableCaseRuns = (context: InvocationContext): CaseRuns => {
  const client = df.getClient(context);
  return {
    async start(caseId) {
      // A start replaces a run of that id which has ended: the case would be handled again.
      if (await isKnown(client, caseId)) return;
      try {
        await client.startNew(handleCase.name, { instanceId: caseId, input: { caseId } });
      } catch (error) {
        if (!(await isKnown(client, caseId))) throw error; // else somebody was faster
      }
    },

    /** Null is no data: the extension refuses an empty body. An ended instance answers 410, for the client a success. */
    wake: (instanceId, event) => client.raiseEvent(instanceId, event, null),
  };
};

/**
 * The client has no other way than its message to tell an unknown instance from a failure; read as failure, nothing is
 * started.
 */
async function isKnown(client: DurableClient, instanceId: string): Promise<boolean> {
  try {
    await client.getStatus(instanceId);
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.includes("replied with HTTP 404")) return false;
    throw error;
  }
}
