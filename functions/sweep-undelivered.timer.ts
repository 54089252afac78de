import { app, type InvocationContext } from "@azure/functions";
import * as df from "durable-functions";
import type { Approvals } from "../lib/ports/approvals.ts";
import type { Clock } from "../lib/ports/clock.ts";
import { approvalDecided } from "../orchestrations/runbooks/ask-approval.ts";
import type { OpenCase } from "./open-case.ts";
import { startCase } from "./start-case.ts";

interface Dependencies extends OpenCase {
  readonly approvals: Approvals;
  readonly clock: Clock;
  readonly schedule: string;
}

/** What is younger is still in the hands of whoever took it. */
const GRACE_MS = 30_000;

/**
 * Does what a crash left undone: starts the runs of stored deliveries, and wakes the instances whose decision they have
 * not taken yet. Taking it marks it as delivered; until then each sweep wakes again.
 */
export function registerSweepUndelivered(deps: Dependencies): void {
  app.timer("sweep-undelivered", {
    schedule: deps.schedule,
    extraInputs: [df.input.durableClient()],
    handler: async (_timer, context) => {
      const failures = [...(await startRuns(deps, context)), ...(await wakeRuns(deps, context))];
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
  return failuresOf(due, context, (opening) => startCase(deps, runs, opening));
}

async function wakeRuns(deps: Dependencies, context: InvocationContext): Promise<unknown[]> {
  const runs = deps.runs(context);
  const waiting = await deps.approvals.undelivered();
  const due = waiting
    .filter(({ decision }) => isDue(deps.clock, decision.decidedAt))
    .map(({ approval }) => approval);
  return failuresOf(due, context, ({ instanceId, approvalId }) =>
    runs.wake(instanceId, approvalDecided, { approvalId }),
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
