import type { RegisteredFunction } from "./core-api.ts";
import { StartRefused } from "./start-refused.ts";

const hostTriggers = ["httpTrigger", "queueTrigger", "timerTrigger"];
const durableTriggers = ["orchestrationTrigger", "activityTrigger"];

/** Throws StartRefused for a trigger or binding that would be ignored here but work, or fail, in Azure. */
export function refuseUnmodelledBindings(functions: Iterable<RegisteredFunction>): void {
  for (const fn of functions)
    for (const [key, { type, direction }] of Object.entries(fn.bindings)) {
      const isModelled =
        direction === "in" ? inputsOf(fn).includes(type) : key === "$return" && type === "http";
      if (!isModelled)
        throw new StartRefused(
          `Function "${fn.name}" uses ${direction === "in" ? "the input" : "the output"} "${type}", ` +
            "which this host does not model.",
        );
    }
}

/** Orchestrators and activities are called by the durable part, which hands them no client. */
const inputsOf = ({ trigger }: RegisteredFunction): string[] =>
  hostTriggers.includes(trigger.binding.type) ? [...hostTriggers, "durableClient"] : durableTriggers;
