import { app, type InvocationContext } from "@azure/functions";
import * as df from "durable-functions";
import type { Approvals } from "../lib/ports/approvals.ts";
import type { Clock } from "../lib/ports/clock.ts";
import { deliverDecision } from "./deliver-decision.ts";
import type { TakeDelivery } from "./take-delivery.ts";
import { openCase } from "./open-case.ts";

interface Dependencies extends TakeDelivery {
  readonly approvals: Approvals;
  readonly clock: Clock;
  readonly schedule: string;
}

/** What is younger is still in the hands of whoever took it. */
const GRACE_MS = 30_000;

/**
 * Does what a crash left undone: starts the runs of stored deliveries, and takes decisions into the trail and to the
 * instances that wait for them. What was done is marked, also where the case has ended by now; the rest is tried again.
 */
export function registerSweepUndelivered(deps: Dependencies): void {
  app.timer("sweep-undelivered", {
    schedule: deps.schedule,
    extraInputs: [df.input.durableClient()],
    handler: async (_timer, context) => {
      const failures = [...(await startRuns(deps, context)), ...(await deliverDecisions(deps, context))];
      // Each is in the log with its case; thrown, so that the function's failures can be alerted on.
      if (failures.length > 0)
        throw new AggregateError(failures, `the sweep failed ${failures.length} times`);
    },
  });
}

async function startRuns(deps: Dependencies, context: InvocationContext): Promise<unknown[]> {
  const runs = deps.runs(context);
  const waiting = await deps.intake.notStarted();
  const due = waiting.filter(({ receivedAt }) => isDue(deps.clock, receivedAt));
  return failuresOf(due, context, (opening) => openCase(deps, runs, opening));
}

async function deliverDecisions(deps: Dependencies, context: InvocationContext): Promise<unknown[]> {
  const runs = deps.runs(context);
  const waiting = await deps.approvals.undelivered();
  const due = waiting
    .filter(({ decision }) => isDue(deps.clock, decision.decidedAt))
    .map(({ approval, decision }) => ({ caseId: approval.caseId, approval, decision }));
  return failuresOf(due, context, ({ approval, decision }) =>
    deliverDecision({ ...deps, runs }, approval, decision),
  );
}

const isDue = (clock: Clock, since: string): boolean => clock.now().getTime() - Date.parse(since) >= GRACE_MS;

/** One that fails does not keep the others waiting. */
async function failuresOf<Item extends { readonly caseId: string }>(
  items: readonly Item[],
  context: InvocationContext,
  effect: (item: Item) => Promise<void>,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      await effect(item);
      context.log("the sweep did what was left undone", { caseId: item.caseId });
    } catch (error) {
      context.error("the sweep could not do what was left undone: look at the case", {
        caseId: item.caseId,
        error: String(error),
      });
      failures.push(error);
    }
  }
  return failures;
}
