import type { TokenCredential } from "@azure/identity";
import { Client } from "@microsoft/microsoft-graph-client";
import { deadline } from "./deadline.ts";
import type { GraphCallRecord } from "./graph-call-record.ts";
import { identity } from "./identity.ts";
import { remember } from "./kept-reads.ts";
import { send } from "./send.ts";

export interface GraphClientOptions {
  /** Origin of Graph, without path. */
  readonly baseUrl: string;
  readonly credential: TokenCredential;
  readonly record: (call: GraphCallRecord) => void;
  /** Over one call, its token included. */
  readonly timeLimitMs?: number;
}

/**
 * The vendor's client on a chain of our own: its default chain repeats POSTs, sleeps for minutes inside a call, and
 * sends no token over plain http (microsoft-graph-client 3.0.7). Nothing is repeated here.
 */
export function graphClient({
  baseUrl,
  credential,
  record,
  timeLimitMs = 20_000,
}: GraphClientOptions): Client {
  const { origin } = new URL(baseUrl);
  const middleware = [remember(), deadline(timeLimitMs), identity(credential, origin), send(record)];
  return Client.initWithMiddleware({ baseUrl: origin, middleware });
}
