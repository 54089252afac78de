import {
  app,
  type HttpMethod,
  type HttpRequest,
  type HttpResponseInit,
  type InvocationContext,
} from "@azure/functions";
import * as df from "durable-functions";
import { TransientError } from "../lib/domain/errors.ts";
import type { Clock } from "../lib/ports/clock.ts";
import type { HookSources } from "../lib/ports/hook-sources.ts";
import { problemText } from "./field-problems.ts";
import { takeDelivery, type DeliveryTaking } from "./take-delivery.ts";
import { problem } from "./problem.ts";
import { readRequest } from "./read-request.ts";

interface Dependencies extends DeliveryTaking {
  readonly clock: Clock;
  readonly hooks: HookSources;
}

const mostBytes = 64 * 1024;
/** All that the SDK can hand over: a real host would answer 404 to a verb that is not registered. */
const methods: HttpMethod[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Anonymous, because the signature is the lock. */
export function registerReceiveTicket(deps: Dependencies): void {
  app.http("receive-ticket", {
    methods,
    route: "hooks/{source}",
    authLevel: "anonymous",
    extraInputs: [df.input.durableClient()],
    handler: async (request, context) => {
      try {
        return await receiveTicket(deps, request, context);
      } catch (error) {
        if (!(error instanceof TransientError)) throw error;
        // Some senders repeat a 503 only if it asks for less than a minute.
        return problem(503, "The delivery could not be stored. Send it again.", {
          headers: { "retry-after": "10" },
        });
      }
    },
  });
}

/** Checks from the cheapest to the dearest; nothing in the body is looked at before its signature holds. */
async function receiveTicket(
  deps: Dependencies,
  request: HttpRequest,
  context: InvocationContext,
): Promise<HttpResponseInit> {
  const { headers } = request;
  if (request.method !== "POST") return problem(405, undefined, { headers: { allow: "POST" } });
  // A body without a length comes as chunks, and those a real host hands over empty.
  if (!headers.has("content-length")) return problem(411, "Send the body with a Content-Length.");
  const source = deps.hooks.get(request.params["source"] ?? "");
  if (!source) return problem(404);
  if (!isJson(headers.get("content-type"))) return problem(415, "Send application/json.");
  const tooLarge = problem(413, `A delivery may have ${mostBytes} bytes.`);
  if (!(Number(headers.get("content-length")) <= mostBytes)) return tooLarge;
  const body = new Uint8Array(await request.arrayBuffer());
  if (body.byteLength > mostBytes) return tooLarge;

  const verified = source.verify({ headers: Object.fromEntries(headers.entries()), body });
  if (!verified) {
    context.warn("a delivery's signature or time does not hold: check the secret and the sender's clock", {
      source: source.name,
    });
    return problem(401);
  }

  const { deliveryKey } = verified;
  const receivedAt = deps.clock.now().toISOString();
  const read = readRequest(source, body);
  if ("problems" in read) {
    const rejected = { source: source.name, id: deliveryKey, at: receivedAt };
    await deps.intake.reject({ ...rejected, problem: problemText(read.problems) });
    return problem(400, "The request cannot be read.", { errors: read.problems });
  }
  const delivery = { source: source.name, deliveryKey, request: read.request, receivedAt };
  return { status: 202, jsonBody: await takeDelivery(deps, delivery, context) };
}

const isJson = (contentType: string | null): boolean =>
  /^application\/json(\s*;|$)/i.test(contentType?.trim() ?? "");
