import type { Identity } from "../schema.ts";
import type { Person } from "../schema-person.ts";
import { parsedJson } from "../web/parsed-json.ts";
import type { World } from "../world.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import type { PermissionBook } from "./permission-book.ts";

export type GraphVersion = "v1.0" | "beta";
export const bothVersions: readonly GraphVersion[] = ["v1.0", "beta"];

/** Which service behind Graph answers: each has its own error codes. */
export type GraphService = "directory" | "methods" | "mail";

export interface GraphRequest {
  readonly world: World;
  readonly identity: Identity;
  readonly permissions: PermissionBook;
  readonly version: GraphVersion;
  /** The path without version, as asked. */
  readonly path: string;
  /** What stood in the `{}` places of the path, decoded. */
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface GraphAnswer {
  readonly status: number;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** One thing Graph offers here. */
export interface Operation {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Segments, `{}` for a parameter. */
  readonly path: string;
  readonly versions: readonly GraphVersion[];
  readonly service: GraphService;
  /** Any one of these application permissions is enough. */
  readonly permissions: readonly string[];
  /** What lets a caller in that holds none of them. */
  readonly mayAlso?: (request: GraphRequest) => boolean;
  /** Query options it takes besides the token of a next page; another `$` option is refused. */
  readonly options?: readonly string[];
  run(request: GraphRequest): GraphAnswer;
}

/** The person the path names first, or 404 in the words of the service. */
export function personNamed({ world, params }: GraphRequest, service: GraphService): Person {
  const asked = params[0] ?? "";
  const found = world.store.find(asked);
  if (found !== undefined) return found;
  switch (service) {
    case "directory":
      throw resourceNotFound(asked);
    case "mail":
      throw new GraphRefusal(404, "ErrorInvalidUser", `The requested user '${asked}' is invalid.`);
    case "methods":
      // Uncertain: the code for a missing user at the method service is not documented.
      throw new GraphRefusal(404, "resourceNotFound", "The user was not found.");
  }
}

export function resourceNotFound(name: string): GraphRefusal {
  const text = "does not exist or one of its queried reference-property objects are not present.";
  return new GraphRefusal(404, "Request_ResourceNotFound", `Resource '${name}' ${text}`);
}

/** The body as JSON, or the refusal Graph gives to a body it cannot read. */
export function jsonBody({ headers, body }: GraphRequest): unknown {
  const unreadable =
    "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.";
  const contentType = headers["content-type"];
  if (typeof contentType !== "string" || !contentType.toLowerCase().startsWith("application/json"))
    throw new GraphRefusal(400, "BadRequest", unreadable);
  const value = parsedJson(body);
  if (value === undefined) throw new GraphRefusal(400, "BadRequest", unreadable);
  return value;
}

/**
 * Application permissions have no effect on members of a restricted-management unit
 * (https://learn.microsoft.com/entra/identity/role-based-access-control/admin-units-restricted-management).
 * Uncertain: the exact error is not documented; it is taken to be the ordinary lack of permission.
 */
export function refuseRestricted(target: Person, service: GraphService): void {
  if (target.isManagementRestricted) throw missingPermission(service);
}

/** 403 in the words of the service (https://learn.microsoft.com/graph/errors, and issues on the method service). */
export function missingPermission(service: GraphService): GraphRefusal {
  switch (service) {
    case "directory":
      return new GraphRefusal(
        403,
        "Authorization_RequestDenied",
        "Insufficient privileges to complete the operation.",
      );
    case "methods":
      return new GraphRefusal(403, "accessDenied", "Request Authorization failed");
    case "mail":
      return new GraphRefusal(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
  }
}
