import { app, type InvocationContext } from "@azure/functions";
import * as df from "durable-functions";
import type { CaseId } from "../lib/domain/ids.ts";
import type { Approvals } from "../lib/ports/approvals.ts";
import type { Clock } from "../lib/ports/clock.ts";
import type { LeftUndone } from "../lib/ports/left-undone.ts";
import { deliverDecision } from "./deliver-decision.ts";
import type { DeliveryTaking } from "./take-delivery.ts";
import { openCase } from "./open-case.ts";

interface Dependencies extends DeliveryTaking {
  readonly approvals: Approvals;
  readonly clock: Clock;
  readonly schedule: string;
}

/** What is younger is still in the hands of whoever took it. */
const graceMs = 30_000;

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
      // Each is in the log with its case or its row; thrown, so that the function's failures can be alerted on.
      if (failures.length > 0)
        throw new AggregateError(failures, `the sweep failed ${failures.length} times`);
    },
  });
}

function startRuns(deps: Dependencies, context: InvocationContext): Promise<unknown[]> {
  const runs = deps.runs(context);
  const list = () => deps.intake.notStarted();
  return failuresOf(list, context, (opening) => ({
    caseId: opening.caseId,
    isDue: isDue(deps.clock, opening.receivedAt),
    effect: () => openCase(deps, runs, opening),
  }));
}

function deliverDecisions(deps: Dependencies, context: InvocationContext): Promise<unknown[]> {
  const runs = deps.runs(context);
  const list = () => deps.approvals.undelivered();
  return failuresOf(list, context, ({ approval, decision }) => ({
    caseId: approval.caseId,
    isDue: isDue(deps.clock, decision.decidedAt),
    effect: () => deliverDecision({ ...deps, runs }, approval, decision),
  }));
}

const isDue = (clock: Clock, since: string): boolean => clock.now().getTime() - Date.parse(since) >= graceMs;

interface Task {
  readonly caseId: CaseId;
  readonly isDue: boolean;
  readonly effect: () => Promise<void>;
}

/** Whatever fails, a row, an effect or the whole list, does not keep the others waiting. */
async function failuresOf<Item>(
  list: () => Promise<LeftUndone<Item>>,
  context: InvocationContext,
  taskOf: (item: Item) => Task,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  const failed = (message: string, error: unknown, about: object = {}) => {
    context.error(message, { ...about, error: String(error) });
    failures.push(error);
  };
  try {
    const { found, unreadable } = await list();
    for (const { key, error } of unreadable)
      failed("the sweep cannot read a row, and what it asks for waits: correct it", error, { key });
    for (const { caseId, effect } of found.map(taskOf).filter((task) => task.isDue)) {
      try {
        await effect();
        context.log("the sweep did what was left undone", { caseId });
      } catch (error) {
        failed("the sweep could not do what was left undone: look at the case", error, { caseId });
      }
    }
  } catch (error) {
    failed("the sweep could not list what was left undone: look at the storage", error);
  }
  return failures;
}
