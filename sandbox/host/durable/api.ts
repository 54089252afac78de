/** The HTTP API of the durable extension, for the SDK's client and for webhooks alike. */
import { randomUUID } from "node:crypto";
import type { DurableApiRequest, DurableApiResponse } from "../core-api.ts";
import { json, message, none } from "./api-answers.ts";
import type { Engine } from "./engine.ts";
import type { KnownFunctions } from "./verdict.ts";
import { list, purgeMany } from "./instance-lists.ts";
import { type LinkOrigin, managementLinks } from "./links.ts";
import { largestText, storedLength } from "./payload-limits.ts";
import { eventType, isEnded, type Message } from "./protocol.ts";
import { historyBody, statusBody } from "./status-body.ts";

export interface Api {
  readonly engine: Engine;
  readonly known: KnownFunctions;
  readonly links: LinkOrigin;
}

const prefix = /^.*?\/durabletask\//i;
const longestId = 100;

export async function handle(api: Api, request: DurableApiRequest): Promise<DurableApiResponse> {
  const segments = request.url.pathname.replace(prefix, "").split("/").filter(Boolean).map(decoded);
  const [collection, first, operation, eventName, ...more] = segments;
  const route = `${request.method} ${collection?.toLowerCase() ?? ""}`;
  if (more.length > 0) return none(404);
  if (route === "POST orchestrators" && first !== undefined && eventName === undefined)
    return start(api, request, first, operation);
  if (collection?.toLowerCase() !== "instances") return none(404);
  if (first === undefined) {
    if (request.method === "GET") return list(api.engine, request);
    return request.method === "DELETE" ? purgeMany(api.engine, request) : none(404);
  }
  if (operation === undefined) {
    if (request.method === "GET") return status(api, request, first);
    return request.method === "DELETE" ? purge(api, first) : none(404);
  }
  return request.method === "POST"
    ? operate(api, request, first, operation.toLowerCase(), eventName)
    : none(404);
}

/** `+` means a blank here, as in the real host; what is no valid escape stays as it is. */
function decoded(segment: string): string {
  const text = segment.replaceAll("+", " ");
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function start(
  { engine, known, links }: Api,
  { url, body }: DurableApiRequest,
  name: string,
  id = randomUUID().replaceAll("-", ""),
): Promise<DurableApiResponse> {
  if (url.searchParams.has("version") || url.searchParams.has("timeout"))
    return message(
      501,
      "This host models neither versions of orchestrations nor starts that wait for the end.",
    );
  if (!known.orchestrators.has(name.toLowerCase()))
    return message(
      400,
      `There is no orchestrator function '${name}'. In Azure the instance would be started, and fail.`,
    );
  if (id.startsWith("@") || id.length > longestId || /\p{Cc}/u.test(id))
    return message(
      400,
      `'${id}' is no instance id: it must not start with '@', exceed ${longestId} characters or hold control characters.`,
    );
  if (body !== "" && !isJson(body)) return message(400, "Invalid JSON content");
  if (storedLength(body) > largestText)
    return message(
      400,
      `The input has more than ${largestText} characters of JSON: pass a reference instead.`,
    );
  if (!(await engine.create({ name, id, input: body === "" ? null : body, parent: null }))) {
    const found = await engine.find(id);
    return message(
      409,
      `An Orchestration instance with the status ${found?.status ?? "Pending"} already exists.`,
    );
  }
  const { rewindPostUri: _, ...shown } = managementLinks(links, encodeURIComponent(id));
  return json(202, { id, ...shown }, { Location: shown.statusQueryGetUri, "Retry-After": "10" });
}

async function status({ engine }: Api, { url }: DurableApiRequest, id: string): Promise<DurableApiResponse> {
  const instance = await engine.find(id);
  if (!instance) return none(404);
  const asks = (name: string): boolean => url.searchParams.get(name)?.toLowerCase() === "true";
  const shown = {
    input: url.searchParams.get("showInput")?.toLowerCase() !== "false",
    historyOutput: asks("showHistoryOutput"),
  };
  const body = {
    ...statusBody(instance, shown),
    ...(asks("showHistory")
      ? { historyEvents: historyBody(await engine.store.history(instance), shown) }
      : {}),
  };
  if (!isEnded(instance.status)) return json(202, body, { Location: url.href, "Retry-After": "5" });
  return json(instance.status === "Failed" && asks("returnInternalServerErrorOnFailure") ? 500 : 200, body);
}

async function purge({ engine }: Api, id: string): Promise<DurableApiResponse> {
  const instance = await engine.find(id);
  if (!instance) return none(404);
  if (!isEnded(instance.status))
    return json(
      412,
      `Only orchestrations in a terminal state can be purged, but the orchestration with instance ID ${id} has status ${instance.status}`,
    );
  await engine.store.purge(id);
  return json(200, { instancesDeleted: 1 });
}

/** As a real host, except for an instance that it would rewind. */
async function refuseRewind({ engine }: Api, id: string): Promise<DurableApiResponse> {
  const instance = await engine.find(id);
  if (!instance) return json(404, `No orchestration with instance ID "$${id}" found.`);
  if (instance.status === "Failed") return json(501, "This host does not rewind instances: start a new one.");
  return json(
    412,
    `This orchestration has status ${instance.status}, but only orchestrations in the "Failed" state can be rewound.`,
  );
}

async function operate(
  api: Api,
  request: DurableApiRequest,
  id: string,
  operation: string,
  eventName: string | undefined,
): Promise<DurableApiResponse> {
  if (operation === "rewind") return refuseRewind(api, id);
  if (operation === "restart") return message(501, "This host does not restart instances: start a new one.");
  const { engine } = api;
  const order = toMessage(request, operation, eventName);
  if ("status" in order) return order;
  const instance = await engine.find(id);
  if (!instance) return none(404);
  if (isEnded(instance.status)) return none(410);
  const isSuspended = instance.status === "Suspended";
  if ((operation === "suspend" && isSuspended) || (operation === "resume" && !isSuspended))
    return json(500, {
      Message: "Something went wrong while processing your request",
      ExceptionMessage: `Cannot ${operation} the orchestration instance ${id} because instance is in the ${instance.status} state.`,
      ExceptionType: "System.InvalidOperationException",
    });
  return none((await engine.raise(id, order)) ? 202 : 410);
}

function toMessage(
  { url, body, contentType }: DurableApiRequest,
  operation: string,
  eventName: string | undefined,
): Message | DurableApiResponse {
  const reason = url.searchParams.get("reason") ?? "";
  if (operation === "raiseevent" && eventName !== undefined) {
    if (!contentType?.toLowerCase().startsWith("application/json"))
      return message(400, "Only application/json request content is supported");
    if (!isJson(body)) return message(400, "Invalid JSON content");
    if (storedLength(body) > largestText)
      return message(
        400,
        `The event has more than ${largestText} characters of JSON: pass a reference instead.`,
      );
    return { EventType: eventType.eventRaised, Name: eventName, Input: body };
  }
  if (eventName !== undefined) return none(404);
  if (operation === "terminate") return { EventType: eventType.executionTerminated, Input: reason };
  if (operation === "suspend") return { EventType: eventType.executionSuspended, Reason: reason };
  if (operation === "resume") return { EventType: eventType.executionResumed, Reason: reason };
  return none(404);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
