import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { carried } from "./carried-error.ts";
import type { GraphCallRecord } from "./graph-call-record.ts";
import { transportError } from "./graph-error.ts";

/**
 * Last of the chain: sends once and records. A redirect is handed back as the answer it is, never followed: Graph does
 * not redirect any call made here, and the token is for Graph alone.
 */
export function send(record: (call: GraphCallRecord) => void): Middleware {
  return {
    execute: async (context: Context) => {
      const clientRequestId = new Headers(context.options?.headers).get("client-request-id");
      const sent = {
        method: context.options?.method ?? "GET",
        path: pathOf(context.request),
        clientRequestId,
      };
      try {
        context.response = await fetch(context.request, { ...context.options, redirect: "manual" });
      } catch (error) {
        record({ ...sent, status: null, requestId: null });
        throw carried(
          transportError(error, `${sent.method}, client-request-id ${clientRequestId ?? "none"}`),
        );
      }
      const { status, headers } = context.response;
      record({ ...sent, status, requestId: headers.get("request-id") });
    },
  };
}

/** People are named by object id except when they are looked up; a name has an @ in it. */
function pathOf(request: Context["request"]): string {
  const { pathname } = new URL(typeof request === "string" ? request : request.url);
  const isName = (segment: string) => segment.includes("@") || segment.includes("%40");
  return pathname
    .split("/")
    .map((segment) => (isName(segment) ? "{name}" : segment))
    .join("/");
}
