import type { Identity } from "../schema.ts";
import { json, type Answer, type Call } from "../web/loopback-server.ts";
import type { World } from "../world.ts";
import { GraphRefusal, refusalAnswer } from "./graph-refusal.ts";
import { permissionBook, type PermissionRecord } from "./permission-book.ts";
import { missingPermission, type GraphRequest, type GraphVersion, type Operation } from "./operation.ts";

/** An answer, and what the caller was let in for or not; absent where it never came to that. */
export type GraphAnswered = Answer & { readonly permissions?: PermissionRecord };

/** Answers one request to Graph. Order of checks: token, path, verb, permission, query, then the operation's own. */
export function handleGraph(
  world: World,
  operations: readonly Operation[],
  call: Call,
  caller: Identity | undefined,
  requestId: string,
): GraphAnswered {
  const given = call.headers["client-request-id"];
  const ids = { requestId, clientRequestId: typeof given === "string" ? given : requestId };
  const headers = { "request-id": ids.requestId, "client-request-id": ids.clientRequestId };
  const found: Found = {};
  try {
    const answer = perform(world, operations, call, caller, found);
    return { ...answer, headers: { ...answer.headers, ...headers }, ...permissionsOf(found) };
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error;
    const answer = refusalAnswer(error, ids, found.operation?.service === "methods");
    return { ...answer, headers: { ...answer.headers, ...headers }, ...permissionsOf(found) };
  }
}

/** What is known of a request when it ends, well or not. */
interface Found {
  operation?: Operation;
  permissions?: PermissionRecord;
}

const permissionsOf = ({ permissions }: Found) => (permissions ? { permissions } : {});

function perform(
  world: World,
  operations: readonly Operation[],
  call: Call,
  caller: Identity | undefined,
  found: Found,
): Answer {
  const identity = authenticated(call, caller);
  const [version, ...segments] = segmentsOf(call.url);
  if (version !== "v1.0" && version !== "beta") throw badRequest(`Invalid version: ${version ?? ""}`);
  const { operation, params } = offered(operations, call.method, version, segments);
  found.operation = operation;
  const permissions = permissionBook(identity);
  found.permissions = permissions;
  const request: GraphRequest = {
    world,
    identity,
    permissions,
    version,
    path: `/${segments.map(encodeURIComponent).join("/")}`,
    params,
    query: call.url.searchParams,
    headers: call.headers,
    body: call.body,
  };
  if (operation.mayAlso?.(request) !== true && !permissions.holds(operation.permissions))
    throw missingPermission(operation.service);
  for (const option of call.url.searchParams.keys())
    if (option.startsWith("$") && !["$skiptoken", ...(operation.options ?? [])].includes(option))
      throw badRequest(`Query option '${option}' is not supported on this path.`);
  const { status, body } = operation.run(request);
  return body === undefined ? { status } : json(status, body);
}

function authenticated({ headers }: Call, caller: Identity | undefined): Identity {
  if (caller !== undefined) return caller;
  const text =
    headers.authorization === undefined ? "Access token is empty." : "Access token validation failure.";
  throw new GraphRefusal(401, "InvalidAuthenticationToken", text, { "www-authenticate": "Bearer" });
}

function segmentsOf({ pathname }: URL): string[] {
  try {
    return pathname.slice(1).split("/").map(decodeURIComponent);
  } catch {
    throw badRequest("The request URI is not valid.");
  }
}

function offered(
  operations: readonly Operation[],
  method: string,
  version: GraphVersion,
  segments: readonly string[],
): { operation: Operation; params: string[] } {
  const inVersion = operations.filter(({ versions }) => versions.includes(version));
  const atPath = inVersion.filter(({ path }) => matched(path, segments, true));
  const operation = atPath.find((candidate) => candidate.method === method);
  if (operation !== undefined) {
    const pattern = patternOf(operation.path);
    return { operation, params: segments.filter((_, index) => pattern[index] === "{}") };
  }
  if (atPath.length > 0)
    throw new GraphRefusal(
      405,
      "Request_BadRequest",
      "Specified HTTP method is not allowed for the request target.",
    );
  const known = segments.findLastIndex((_, index) =>
    inVersion.some(({ path }) => matched(path, segments.slice(0, index + 1), false)),
  );
  throw badRequest(`Resource not found for the segment '${segments[known + 1] ?? segments.at(-1) ?? ""}'.`);
}

function matched(path: string, segments: readonly string[], whole: boolean): boolean {
  const pattern = patternOf(path);
  if (whole ? pattern.length !== segments.length : pattern.length < segments.length) return false;
  return segments.every((segment, index) => pattern[index] === "{}" || pattern[index] === segment);
}

function patternOf(path: string): string[] {
  return path.slice(1).split("/");
}

function badRequest(message: string): GraphRefusal {
  return new GraphRefusal(400, "BadRequest", message);
}
