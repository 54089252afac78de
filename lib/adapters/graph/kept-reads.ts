import { AsyncLocalStorage } from "node:async_hooks";
import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { carried } from "./carried-error.ts";
import { transportError } from "./graph-error.ts";

interface Kept {
  readonly at: number;
  readonly answer: () => Response;
}
type Reads = Map<string, Kept>;

const mostAgeMs = 120_000;
const current = new AsyncLocalStorage<Reads>();

/**
 * So that a step of many reads which is put off in the middle does not read everything again: what an earlier try of the
 * same step has read within two minutes stands, in this process's memory and nowhere else. Another process reads anew.
 */
export function keptReads(): <Result>(step: string, read: () => Promise<Result>) => Promise<Result> {
  const steps = new Map<string, Reads>();
  return async (step, read) => {
    for (const [name, reads] of steps) {
      for (const [url, { at }] of reads) if (at < Date.now() - mostAgeMs) reads.delete(url);
      if (reads.size === 0) steps.delete(name);
    }
    const reads = steps.get(step) ?? new Map<string, Kept>();
    steps.set(step, reads);
    return current.run(reads, read);
  };
}

/** First of the chain: answers what the step has read before, and keeps what it reads now. */
export function remember(): Middleware {
  let next: Middleware | undefined;
  return {
    setNext: (middleware) => (next = middleware),
    execute: async (context: Context) => {
      const reads = (context.options?.method ?? "GET") === "GET" ? current.getStore() : undefined;
      const url = typeof context.request === "string" ? context.request : context.request.url;
      const kept = reads?.get(url);
      if (kept) context.response = kept.answer();
      else await next?.execute(context);
      if (!reads || kept || !context.response || !isAnswer(context.response)) return;
      const answer = await copies(context.response);
      reads.set(url, { at: Date.now(), answer });
      context.response = answer();
    },
  };
}

/** Also that there is nobody or nothing of that name. */
const isAnswer = ({ ok, status }: Response): boolean => ok || status === 404;

/** A body is read once, and a copied answer has no address of its own. */
async function copies(response: Response): Promise<() => Response> {
  const { status, headers, url } = response;
  const text = await response.text().catch((error: unknown) => {
    throw carried(transportError(error, `request-id ${headers.get("request-id") ?? "none"}`));
  });
  return () => Object.defineProperty(new Response(text, { status, headers }), "url", { value: url });
}
