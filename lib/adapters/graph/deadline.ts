import type { Context, Middleware } from "@microsoft/microsoft-graph-client";

/**
 * One time limit over everything a call does, the token and the reading of the answer included.
 * There is no second try here: a busy or silent Graph is waited out by the durable timers of the runs.
 */
export function deadline(milliseconds: number): Middleware {
  let next: Middleware | undefined;
  return {
    setNext: (middleware) => (next = middleware),
    execute: async (context: Context) => {
      context.options = { ...context.options, signal: AbortSignal.timeout(milliseconds) };
      await next?.execute(context);
    },
  };
}
