import { json, type Answer } from "../web/loopback-server.ts";

/** Graph says no. */
export class GraphRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = "GraphRefusal";
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/**
 * Graph's error body (https://learn.microsoft.com/graph/errors). The method service alone repeats the text inside
 * innerError, as seen in graph-docs#14470.
 */
export function refusalAnswer(
  { status, code, message, headers }: GraphRefusal,
  ids: { readonly requestId: string; readonly clientRequestId: string },
  repeatsMessage: boolean,
): Answer {
  const innerError = {
    ...(repeatsMessage ? { message } : {}),
    date: new Date().toISOString().slice(0, 19),
    "request-id": ids.requestId,
    "client-request-id": ids.clientRequestId,
  };
  return json(status, { error: { code, message, innerError } }, headers);
}
