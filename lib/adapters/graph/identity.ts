import { randomUUID } from "node:crypto";
import type { TokenCredential } from "@azure/identity";
import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { carried } from "./carried-error.ts";
import { NothingDoneError } from "./nothing-done-error.ts";

const scope = "https://graph.microsoft.com/.default";

/** Says who calls: the token, for one origin and no other, and an id of our own that Microsoft support can look up. */
export function identity(credential: TokenCredential, origin: string): Middleware {
  let next: Middleware | undefined;
  return {
    setNext: (middleware) => (next = middleware),
    execute: async (context: Context) => {
      if (typeof context.request !== "string" || new URL(context.request).origin !== origin)
        throw carried(new Error(`a call that is not for ${origin} gets no token`));
      const token = await tokenOf(credential, context);
      context.options = {
        ...context.options,
        headers: {
          ...Object.fromEntries(new Headers(context.options?.headers)),
          authorization: `Bearer ${token}`,
          "client-request-id": randomUUID(),
        },
      };
      await next?.execute(context);
    },
  };
}

async function tokenOf(credential: TokenCredential, { options }: Context): Promise<string> {
  const problem = "no token for Graph: look at the app's managed identity";
  try {
    const got = await inTime(credential.getToken(scope), options?.signal);
    if (got) return got.token;
  } catch (cause) {
    throw carried(new NothingDoneError(problem, { cause }));
  }
  throw carried(new NothingDoneError(problem));
}

/** The credential of a managed identity does not take the signal to its own requests. */
async function inTime<Value>(value: Promise<Value>, signal: AbortSignal | null | undefined): Promise<Value> {
  const over = new Promise<never>((_, reject) =>
    signal?.addEventListener("abort", () => reject(new Error("the time limit of the call is over"))),
  );
  return Promise.race([value, over]);
}
