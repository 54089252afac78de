import type { InvocationContext } from "@azure/functions";
import type { CaseRuns } from "../lib/ports/case-runs.ts";
import type { Accepted, Delivery } from "../lib/ports/intake.ts";
import { openCase, type CaseOpening } from "./open-case.ts";

export interface DeliveryTaking extends CaseOpening {
  readonly runs: (context: InvocationContext) => CaseRuns;
}

/**
 * The door that webhooks and the queue share. Throws only if the delivery could not be stored; once it is, it counts as
 * taken, and a start that fails is left to the next delivery or to the sweep.
 */
export async function takeDelivery(
  deps: DeliveryTaking,
  delivery: Delivery,
  context: InvocationContext,
): Promise<Pick<Accepted, "caseId" | "isNew">> {
  const { caseId, isNew, notStarted } = await deps.intake.accept(delivery);
  if (notStarted) {
    try {
      await openCase(deps, deps.runs(context), notStarted);
    } catch (error) {
      const reason = { caseId, error: String(error) };
      context.error("a case is stored but not started: the sweep tries again", reason);
    }
  }
  return { caseId, isNew };
}
