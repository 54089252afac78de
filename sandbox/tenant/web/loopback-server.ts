import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";

const bodyLimit = 4 * 1024 * 1024;

/** A request with its body read. */
export interface Call {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `lost` breaks the connection in place of the answer. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly lost?: boolean;
}

export interface LoopbackServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** An HTTP server on 127.0.0.1; port 0 takes a free one. What `answer` throws becomes a 500 and stands on stderr. */
export async function startLoopbackServer(
  port: number,
  answer: (call: Call) => Promise<Answer>,
): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    void respond(request, response, answer);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (call: Call) => Promise<Answer>,
): Promise<void> {
  const { status, headers, body, lost } = await answered(request, answer);
  if (lost === true) {
    response.destroy();
    return;
  }
  response.writeHead(status, { "cache-control": "no-store", ...headers });
  response.end(body);
}

async function answered(request: IncomingMessage, answer: (call: Call) => Promise<Answer>): Promise<Answer> {
  try {
    const body = await bodyOf(request);
    if (body === undefined) return { status: 413, body: "Payload too large" };
    const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "127.0.0.1"}`);
    return await answer({ method: request.method ?? "GET", url, headers: request.headers, body });
  } catch (error) {
    console.error("sandbox:", request.method, request.url, error);
    return {
      status: 500,
      body: `The sandbox failed: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError("a request body must come as bytes");
    length += chunk.length;
    if (length <= bodyLimit) chunks.push(chunk);
  }
  return length > bodyLimit ? undefined : Buffer.concat(chunks).toString("utf8");
}

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(value),
  };
}

export function redirect(location: string): Answer {
  return { status: 303, headers: { location } };
}
