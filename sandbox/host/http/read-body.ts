import type { IncomingMessage } from "node:http";
import type { Log } from "../core-api.ts";
import { RefusedRequest } from "./refused-request.ts";

/** The largest body a Functions host takes. */
const MAX_BODY = 104_857_600;

/**
 * The body as a function in Azure would get it. A body without Content-Length does not reach it there: it is dropped
 * here too, with a warning. Throws RefusedRequest 413 beyond the cap (a real host answers 500 without a reason).
 */
export async function readBody(request: IncomingMessage, log: Log): Promise<Buffer> {
  const length = request.headers["content-length"];
  if (length !== undefined && Number(length) > MAX_BODY) {
    request.resume();
    throw new RefusedRequest(413, `a body of ${length} bytes; the host takes ${MAX_BODY}`);
  }
  const chunks: Buffer[] = [];
  let dropped = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (length === undefined) dropped += chunk.length;
    else chunks.push(chunk);
  }
  if (dropped > 0)
    log(
      "warning",
      "Host.Http",
      `${request.method ?? ""} ${(request.url ?? "").replace(/\?.*/s, "")}: ${dropped} bytes were sent without Content-Length (chunked). ` +
        "In Azure the function gets an empty body; so it does here.",
    );
  return Buffer.concat(chunks);
}
