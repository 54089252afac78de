import type { InvocationContext } from "@azure/functions";
import * as df from "durable-functions";
import type { DurableClient } from "durable-functions";
import type { CaseRuns } from "../lib/ports/case-runs.ts";
import { handleCase } from "../orchestrations/runbooks/handle-case.ts";
import { handleObjection } from "../orchestrations/runbooks/handle-objection.ts";

/** The runs as the function's own durable client reaches them; the function needs `df.input.durableClient()`. */
export const durableCaseRuns = (context: InvocationContext): CaseRuns => {
  const client = df.getClient(context);
  return {
    start: (caseId) => startOnce(client, handleCase.name, caseId, { caseId }),
    startObjection: (caseId, objectedAt) =>
      startOnce(client, handleObjection.name, `${caseId}:${handleObjection.name}`, { caseId, objectedAt }),

    /** Null is no data: the extension refuses an empty body. An ended instance answers 410, for the client a success. */
    wake: (instanceId, event) => client.raiseEvent(instanceId, event, null),
  };
};

async function startOnce(
  client: DurableClient,
  runbook: string,
  instanceId: string,
  input: object,
): Promise<void> {
  // A start replaces a run of that id which has ended: it would be done again.
  if (await isKnown(client, instanceId)) return;
  try {
    await client.startNew(runbook, { instanceId, input });
  } catch (error) {
    if (!(await isKnown(client, instanceId))) throw error; // else somebody was faster
  }
}

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
