import type { IncomingMessage, ServerResponse } from "node:http";
import type { Durable, Log } from "../core-api.ts";
import { errorText } from "../error-text.ts";
import type { HttpAnswer } from "./rpc-response.ts";

/** Passes a request on to the durable extension; who may call has been decided before. */
export async function answerDurable(
  durable: Durable,
  request: IncomingMessage,
  url: string,
): Promise<HttpAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const { status, headers, body } = await durable.handle({
    method: request.method ?? "GET",
    url: new URL(url),
    contentType: request.headers["content-type"],
    body: Buffer.concat(chunks).toString("utf8"),
  });
  return { status, headers, body: Buffer.from(body) };
}

/** The extension's own port, for the SDK's client in the app: loopback, no key. */
export async function answerDurableRpc(
  durable: Durable,
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<void> {
  try {
    const url = `http://${request.headers.host ?? "127.0.0.1"}${request.url ?? "/"}`;
    const { status, headers, body } = await answerDurable(durable, request, url);
    response.writeHead(status, headers).end(body);
  } catch (error) {
    log("error", "Host.Durable", `${request.url ?? ""}: ${errorText(error)}`);
    response.writeHead(500).end();
  }
}
