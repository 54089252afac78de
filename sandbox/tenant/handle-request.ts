import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { faultBook } from "./faults.ts";
import { GraphRefusal, refusalAnswer } from "./graph/graph-refusal.ts";
import { handleGraph, type GraphAnswered } from "./graph/handle-graph.ts";
import { graphOperations } from "./graph/operations.ts";
import { identityAsked, identityEndpoint, identityOfBearer } from "./identity/identity-endpoint.ts";
import { journalQuery, openJournal } from "./journal.ts";
import { perUserMfa } from "./portal/per-user-mfa.ts";
import { securityInfo } from "./portal/security-info.ts";
import type { Identity } from "./schema.ts";
import { authorize } from "./sign-in/authorize.ts";
import { openCodes } from "./sign-in/codes.ts";
import { discovery, signingKeys } from "./sign-in/discovery.ts";
import { endSession } from "./sign-in/end-session.ts";
import { token } from "./sign-in/token.ts";
import type { Answer, Call } from "./web/loopback-server.ts";
import type { World } from "./world.ts";

const portalPath = /^\/portal\/users\/([^/]+)\/(per-user-mfa|security-info)$/;
const graphPath = /^\/(v1\.0|beta)(\/|$)/;

/** Every request: wait, meet a fault or be carried out, be journalled, be answered. */
export function handleRequest(world: World, dir: string): (call: Call) => Promise<Answer> {
  const { faults } = world.store.file;
  const book = faultBook(faults);
  const journal = openJournal(dir);
  const route = router(world);
  return async (call) => {
    const { method, url } = call;
    const requestId = randomUUID();
    const path = readablePath(url);
    if (faults.latencyMs > 0) await setTimeout(faults.latencyMs);
    const caller = await callerOf(world, call);
    const refusal = book.refusal(method, path);
    const { permissions, ...answer }: GraphAnswered =
      refusal === undefined ? await route(call, caller, requestId) : faultAnswer(refusal, requestId, call);
    const lost = refusal === undefined && book.losesAnswer(method, path);
    journal({
      time: new Date().toISOString(),
      identity: caller?.name ?? null,
      method,
      path: url.pathname,
      query: journalQuery(url.searchParams),
      status: answer.status,
      requestId,
      ...(lost ? { answerLost: true } : {}),
      ...(permissions?.restedOn.length ? { restedOn: permissions.restedOn } : {}),
      ...(permissions?.lacked.length ? { lacked: permissions.lacked } : {}),
    });
    return { ...answer, lost };
  };
}

/** Graph answers in the turn it is asked in, so that no other request sees half a change. */
function router(
  world: World,
): (call: Call, caller: Identity | undefined, requestId: string) => GraphAnswered | Promise<GraphAnswered> {
  const operations = graphOperations();
  const codes = openCodes();
  const tenant = `/${world.store.file.tenantId}`;
  const pages = new Map<string, (call: Call) => Answer | Promise<Answer>>([
    ["GET /msi/token", (call) => identityEndpoint(world, call)],
    [`GET ${tenant}/v2.0/.well-known/openid-configuration`, () => discovery(world)],
    [`GET ${tenant}/discovery/v2.0/keys`, () => signingKeys(world)],
    [`GET ${tenant}/oauth2/v2.0/authorize`, (call) => authorize(world, codes, call)],
    [`POST ${tenant}/oauth2/v2.0/authorize`, (call) => authorize(world, codes, call)],
    [`POST ${tenant}/oauth2/v2.0/token`, (call) => token(world, codes, call)],
    [`GET ${tenant}/oauth2/v2.0/logout`, (call) => endSession(world, call)],
  ]);
  return (call, caller, requestId) => {
    const { method, url } = call;
    if (graphPath.test(url.pathname)) return handleGraph(world, operations, call, caller, requestId);
    const [, user, pane] = portalPath.exec(readablePath(url)) ?? [];
    if (user !== undefined && (method === "GET" || method === "POST"))
      return pane === "per-user-mfa" ? perUserMfa(world, call, user) : securityInfo(world, call, user);
    return (
      pages.get(`${method} ${url.pathname}`)?.(call) ?? {
        status: 404,
        body: "Not found in the sandbox's tenant",
      }
    );
  };
}

async function callerOf(world: World, call: Call): Promise<Identity | undefined> {
  if (call.url.pathname === "/msi/token") return identityAsked(world, call.url.searchParams);
  return graphPath.test(call.url.pathname) ? identityOfBearer(world, call) : undefined;
}

/** Uncertain what a service that fails repeats of what it was sent: the worst is taken, all of it. */
function faultAnswer(
  { status, retryAfterSeconds }: { status: number; retryAfterSeconds?: number },
  requestId: string,
  { body }: Call,
): Answer {
  const codes: Readonly<Record<number, string>> = { 429: "TooManyRequests", 503: "serviceNotAvailable" };
  const headers = {
    "request-id": requestId,
    ...(retryAfterSeconds === undefined ? {} : { "retry-after": `${retryAfterSeconds}` }),
  };
  const refusal = new GraphRefusal(
    status,
    codes[status] ?? "UnknownError",
    `The sandbox was told to fail. ${body}`.trim(),
    headers,
  );
  return refusalAnswer(refusal, { requestId, clientRequestId: requestId }, false);
}

function readablePath({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
