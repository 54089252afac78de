import { z } from "zod";
import type { RegisteredFunction } from "../core-api.ts";
import { matchRoute, parseRoute, type Route, routesOverlap } from "../routes.ts";
import { StartRefused } from "../start-refused.ts";

export interface HttpFunction {
  readonly fn: RegisteredFunction;
  readonly template: string;
  readonly route: Route;
  readonly methods: readonly string[];
  readonly authLevel: "anonymous" | "function" | "admin";
}

const triggerSchema = z.object({
  route: z.string().optional(),
  methods: z.array(z.string().toUpperCase()),
  authLevel: z.enum(["anonymous", "function", "admin"]),
});

/**
 * The functions with an HTTP trigger. Throws StartRefused when two of them could take the same request (the real host
 * gives it to the first in alphabetical order of function names), or when a route begins as the host's own paths do.
 */
export function httpFunctions(functions: Iterable<RegisteredFunction>, routePrefix: string): HttpFunction[] {
  const found: HttpFunction[] = [];
  for (const fn of functions) {
    if (fn.trigger.binding.type !== "httpTrigger") continue;
    const { route, methods, authLevel } = triggerSchema.parse(fn.trigger.binding);
    const own = route?.trim() ? route.replace(/^\/+|\/+$/g, "") : fn.name;
    if (/^(admin|runtime)/i.test(own))
      throw new StartRefused(
        `Function "${fn.name}": the host keeps routes that begin with admin or runtime to itself.`,
      );
    const template = [routePrefix, own].filter(Boolean).join("/");
    const added: HttpFunction = { fn, template, route: parseRoute(template), methods, authLevel };
    const rival = found.find((other) => meet(added, other));
    if (rival)
      throw new StartRefused(
        `The routes of "${rival.fn.name}" (${rival.template}) and "${fn.name}" (${template}) overlap: ` +
          "in Azure the alphabetical order of the function names would decide. Make them distinct.",
      );
    found.push(added);
  }
  return found;
}

const meet = (a: HttpFunction, b: HttpFunction): boolean =>
  a.methods.some((method) => b.methods.includes(method)) && routesOverlap(a.route, b.route);

/** The one function that takes this request, with its route parameters. */
export function findFunction(
  functions: readonly HttpFunction[],
  method: string,
  path: string,
): { found: HttpFunction; params: Record<string, string> } | undefined {
  for (const found of functions) {
    const params = found.methods.includes(method) ? matchRoute(found.route, path) : undefined;
    if (params) return { found, params };
  }
  return undefined;
}
