/** Answers every request on the app's port: the app's own routes, the durable webhook, and the few admin paths. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { App, Durable, Log } from "../core-api.ts";
import { errorText } from "../error-text.ts";
import { functionInputs } from "../function-inputs.ts";
import { keyLevel, type Keys, type KeyLevel, sentKey } from "../keys.ts";
import { answerDurable } from "./durable-door.ts";
import { findFunction, type HttpFunction } from "./http-functions.ts";
import { readBody } from "./read-body.ts";
import { RefusedRequest } from "./refused-request.ts";
import { type RequestTarget, requestTarget } from "./request-target.ts";
import { rpcRequest } from "./rpc-request.ts";
import { type HttpAnswer, httpAnswer } from "./rpc-response.ts";

export interface FrontDoor {
  readonly app: App;
  readonly functions: readonly HttpFunction[];
  readonly keys: Keys;
  readonly durable: Durable;
  /** Runs a timer function now; undefined when there is none of that name. */
  runTimer(name: string): Promise<void> | undefined;
  readonly log: Log;
}

const empty = (status: number, headers: HttpAnswer["headers"] = {}): HttpAnswer => ({
  status,
  headers,
  body: new Uint8Array(),
});

/** Never rejects: whatever goes wrong is logged and answered. */
export async function answerRequest(
  door: FrontDoor,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    send(await answer(door, request), response);
  } catch (error) {
    const path = (request.url ?? "").replace(/\?.*/s, "").slice(0, 200); // a query may hold a key
    const where = `${request.method ?? ""} ${path}`;
    if (error instanceof RefusedRequest)
      door.log("warning", "Host.Http", `${where} was answered with ${error.status}: ${error.message}`);
    else door.log("error", "Host.Http", `${where}: ${errorText(error)}`);
    send(empty(error instanceof RefusedRequest ? error.status : 500), response);
  }
}

async function answer(door: FrontDoor, request: IncomingMessage): Promise<HttpAnswer> {
  const target = requestTarget(request);
  if (/^\/admin(\/|$)/i.test(target.path)) return answerAdmin(door, target);
  if (/^\/runtime\/webhooks\//i.test(target.path)) return answerWebhook(door, request, target);
  return answerFunction(door, request, target);
}

async function answerFunction(
  { app, functions, keys, durable, log }: FrontDoor,
  request: IncomingMessage,
  target: RequestTarget,
): Promise<HttpAnswer> {
  const match = findFunction(functions, target.method, target.path);
  if (!match) return empty(404);
  const { fn, authLevel } = match.found;
  const level = keyLevel(keys, sentKey(target.headers.get("x-functions-key"), target.query), fn.name);
  const opens =
    authLevel === "anonymous" || level === "admin" || (authLevel === "function" && level === "function");
  if (!opens) return empty(401);
  const body = await readBody(request, log);
  try {
    const http = rpcRequest(target, match.params, body);
    const inputs = functionInputs(fn, { http }, () => durable.clientBinding());
    return httpAnswer((await app.invoke(fn, inputs)).returnValue);
  } catch (error) {
    log("error", `Function.${fn.name}`, errorText(error));
    return empty(500);
  }
}

/** 401 without a valid key, 403 with one that does not reach. */
function refusal({ keys }: FrontDoor, { headers, query }: RequestTarget, accepted: readonly KeyLevel[]) {
  const level = keyLevel(keys, sentKey(headers.get("x-functions-key"), query));
  if (level === "none") return empty(401);
  return accepted.includes(level) ? undefined : empty(403);
}

async function answerWebhook(
  door: FrontDoor,
  request: IncomingMessage,
  target: RequestTarget,
): Promise<HttpAnswer> {
  const refused = refusal(door, target, ["system", "admin"]);
  if (refused) return refused;
  const isDurable = /^\/runtime\/webhooks\/durabletask(\/|$)/i.test(target.path);
  return isDurable ? answerDurable(door.durable, request, target.url) : empty(404);
}

function answerAdmin(door: FrontDoor, target: RequestTarget): HttpAnswer {
  const path = target.path.toLowerCase();
  if (path === "/admin/host/ping")
    return empty(200, { "cache-control": "no-store,no-cache", pragma: "no-cache" });
  const timer = /^\/admin\/functions\/([^/]+)$/i.exec(target.path)?.[1];
  const refused = refusal(door, target, ["admin"]);
  if (refused) return timer ? empty(401) : refused;
  if (path === "/admin/host/status" && target.method === "GET")
    return {
      status: 200,
      headers: { "content-type": "application/json; charset=utf-8" },
      body: Buffer.from(JSON.stringify({ state: "Running" })),
    };
  const running = timer && target.method === "POST" ? door.runTimer(decodeURIComponent(timer)) : undefined;
  running?.catch((error: unknown) => door.log("error", `Function.${timer ?? ""}`, errorText(error)));
  return empty(running ? 202 : 404);
}

function send({ status, headers, body }: HttpAnswer, response: ServerResponse): void {
  const withoutBody = status === 204 || status === 304;
  response.writeHead(status, { ...headers, ...(!withoutBody && { "content-length": body.length }) });
  response.end(body);
}
