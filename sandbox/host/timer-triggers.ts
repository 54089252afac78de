import type { TableClient } from "@azure/data-tables";
import { z } from "zod";
import type { App, Durable, Log } from "./core-api.ts";
import { functionInputs } from "./function-inputs.ts";
import { parseSchedule, type Schedule } from "./schedule.ts";
import type { Settings } from "./settings.ts";
import type { TimerTrigger } from "./timer-trigger.ts";

const triggerSchema = z.object({
  schedule: z.string(),
  useMonitor: z.boolean().default(true),
  runOnStartup: z.boolean().default(false),
});
const MINUTE_MS = 60_000;

interface TimerHost {
  readonly app: App;
  readonly durable: Durable;
  readonly settings: Settings;
  /** The table in which the runs are remembered. */
  readonly monitor: TableClient;
  readonly log: Log;
}

/** The timer functions of the app, not started yet; throws StartRefused for a schedule that Azure would refuse. */
export function timerTriggers({ app, durable, settings, monitor, log }: TimerHost): TimerTrigger[] {
  return [...app.functions.values()]
    .filter(({ trigger }) => trigger.binding.type === "timerTrigger")
    .map((fn) => {
      const { schedule: text, useMonitor, runOnStartup } = triggerSchema.parse(fn.trigger.binding);
      const schedule = parseSchedule(settings.resolve(text));
      return {
        name: fn.name,
        schedule,
        monitor: useMonitor && !isBelowAMinute(schedule) ? monitor : undefined,
        runOnStartup,
        run: (json) =>
          app.invoke(
            fn,
            functionInputs(fn, { json }, () => durable.clientBinding()),
          ),
        log,
      };
    });
}

/** A real host does not monitor a timer of which any of the next ten runs follows the one before within a minute. */
function isBelowAMinute(schedule: Schedule): boolean {
  let before = schedule.next(new Date());
  for (let run = 0; run < 10; run++) {
    const after = schedule.next(before);
    if (after.getTime() - before.getTime() < MINUTE_MS && after > before) return true;
    before = after;
  }
  return false;
}
