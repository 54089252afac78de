import type { RpcHttp } from "../core-api.ts";
import type { RequestTarget } from "./request-target.ts";

/** The request in the form in which the host sends it to the worker. Trigger metadata is not made: the SDK drops it. */
export function rpcRequest(
  { method, url, query, headers }: RequestTarget,
  params: Readonly<Record<string, string>>,
  body: Buffer,
): RpcHttp {
  return {
    method,
    url,
    headers: {},
    params: {},
    query: {},
    nullableHeaders: nullable(headers),
    nullableParams: nullable(Object.entries(params)),
    nullableQuery: nullable(joinedQuery(query)),
    body: body.length > 0 ? { bytes: body } : null,
    rawBody: null,
    identities: [],
    cookies: [],
    statusCode: "",
    enableContentNegotiation: false,
  };
}

const nullable = (entries: Iterable<readonly [string, string]>): Record<string, { value: string }> =>
  Object.fromEntries([...entries].map(([name, value]) => [name, { value }]));

/** Names that differ in case only are one: under the first spelling, the values joined by commas. */
function joinedQuery(query: URLSearchParams): Map<string, string> {
  const spelling = new Map<string, string>();
  const values = new Map<string, string>();
  for (const [sent, value] of query) {
    const key = sent.toLowerCase();
    const name = spelling.get(key) ?? sent;
    spelling.set(key, name);
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  return values;
}
