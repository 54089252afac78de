/** A server on loopback that answers as told, for answers the simulated tenant has no reason to give. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { TokenCredential } from "@azure/identity";
import type { Client } from "@microsoft/microsoft-graph-client";
import type { GraphCallRecord } from "../../../../lib/adapters/graph/graph-call-record.ts";
import { graphClient } from "../../../../lib/adapters/graph/graph-client.ts";

export interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, text as it is. */
  readonly body?: string | object;
  /** Breaks the connection: before any answer, or in the middle of one. */
  readonly breaks?: "before" | "midway";
  /** Never answers. */
  readonly hangs?: true;
}

export interface Asked {
  readonly method: string;
  /** Path and query as they came over the wire. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface ScriptedGraph {
  readonly url: string;
  readonly asked: readonly Asked[];
  readonly records: readonly GraphCallRecord[];
  readonly client: Client;
  stop(): Promise<void>;
}

const staticCredential: TokenCredential = {
  getToken: () => Promise.resolve({ token: "token-of-a-test", expiresOnTimestamp: Date.now() + 3_600_000 }),
};

export async function startScriptedGraph(
  answer: (asked: Asked) => Scripted,
  { timeLimitMs = 5000, credential = staticCredential } = {},
): Promise<ScriptedGraph> {
  const asked: Asked[] = [];
  const records: GraphCallRecord[] = [];
  const server = createServer((request, response) => void respond(request, response));
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = "", url = "", headers } = request;
    const now: Asked = { method, target: url, headers, body: await bodyOf(request) };
    asked.push(now);
    give(response, answer(now));
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    asked,
    records,
    client: graphClient({ baseUrl: url, credential, timeLimitMs, record: (call) => records.push(call) }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function give(response: ServerResponse, { status = 200, headers, body = "", breaks, hangs }: Scripted) {
  if (hangs) return;
  if (breaks === "before") return void response.destroy();
  const isJson = typeof body !== "string";
  const text = isJson ? JSON.stringify(body) : body;
  const type: Record<string, string> = isJson ? { "content-type": "application/json" } : {};
  const length: Record<string, string> =
    breaks === "midway" ? { "content-length": `${text.length + 100}` } : {};
  response.writeHead(status, { "request-id": "request-1", ...type, ...length, ...headers });
  if (breaks === "midway") return void response.write(text, () => response.destroy());
  response.end(text);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** Graph's form of a refusal; `message` is what a real one says about people. */
export const graphRefusal = (
  code: string,
  message = "About kim@contoso.example, +81 8012345678.",
): object => ({
  error: { code, message, innerError: { date: "2026-11-21T00:00:00", "request-id": "request-1", message } },
});
