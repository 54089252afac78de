import type { Binding, RegisteredFunction } from "./core-api.ts";
import { StartRefused } from "./start-refused.ts";

const triggers = new Set([
  "httpTrigger",
  "queueTrigger",
  "timerTrigger",
  "orchestrationTrigger",
  "activityTrigger",
]);

/** Throws StartRefused for a trigger or binding that would be ignored here but work, or fail, in Azure. */
export function refuseUnmodelledBindings(functions: Iterable<RegisteredFunction>): void {
  for (const { name, bindings } of functions)
    for (const [key, binding] of Object.entries(bindings))
      if (!isModelled(key, binding))
        throw new StartRefused(
          `Function "${name}" uses ${binding.direction === "in" ? "the input" : "the output"} "${binding.type}", ` +
            "which this host does not model.",
        );
}

const isModelled = (key: string, { type, direction }: Binding): boolean =>
  direction === "in" ? triggers.has(type) || type === "durableClient" : key === "$return" && type === "http";
