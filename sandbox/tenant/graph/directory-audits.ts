import type { AuditRow } from "../audit-row.ts";
import { collection } from "./collection.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import { bothVersions, type Operation } from "./operation.ts";

const windowMs = 10_000;
const requestsAWindow = 5;
type Test = (row: AuditRow) => boolean;

/**
 * https://learn.microsoft.com/graph/api/directoryaudit-list. Reports take 5 requests per 10 s from one application in
 * one tenant (https://learn.microsoft.com/graph/throttling-limits), then 429. Rows are newest first unless $orderby says else.
 */
export function directoryAudits(): Operation {
  const served = new Map<string, number[]>();
  return {
    method: "GET",
    path: "/auditLogs/directoryAudits",
    versions: bothVersions,
    service: "directory",
    permissions: ["AuditLog.Read.All"],
    options: ["$filter", "$top", "$orderby"],
    run: (request) => {
      const { clientId } = request.identity;
      served.set(clientId, admitted(served.get(clientId) ?? [], Date.now()));
      const tests = testsOf(request.query.get("$filter"));
      const rows = request.world.store.state.audits
        .filter((row) => row.visibleAt <= Date.now() && tests.every((test) => test(row)))
        .sort(orderOf(request.query.get("$orderby")))
        .map(({ visibleAt: _, ...row }) => row);
      return collection(request, "auditLogs/directoryAudits", rows);
    },
  };
}

function admitted(earlier: readonly number[], now: number): number[] {
  const recent = earlier.filter((at) => at > now - windowMs);
  const [oldest] = recent;
  if (oldest === undefined || recent.length < requestsAWindow) return [...recent, now];
  const seconds = Math.max(1, Math.ceil((oldest + windowMs - now) / 1000));
  throw new GraphRefusal(429, "TooManyRequests", "Too many requests.", { "retry-after": `${seconds}` });
}

function testsOf(filter: string | null): Test[] {
  return filter === null
    ? []
    : filter
        .trim()
        .split(/\s+and\s+/)
        .map(testOf);
}

function testOf(clause: string): Test {
  const time = /^activityDateTime (ge|le) (\S+)$/.exec(clause);
  const moment = Date.parse(time?.[2] ?? "");
  if (time !== null && !Number.isNaN(moment))
    return ({ activityDateTime }) =>
      time[1] === "ge" ? Date.parse(activityDateTime) >= moment : Date.parse(activityDateTime) <= moment;
  const target = /^targetResources\/any\((\w+):\s*\1\/id eq '([^']+)'\)$/.exec(clause)?.[2];
  if (target !== undefined) return (row) => row.targetResources.some(({ id }) => id === target);
  const [, field, quoted] =
    /^(activityDisplayName|category|loggedByService) eq '((?:[^']|'')*)'$/.exec(clause) ?? [];
  if (quoted !== undefined) {
    const value = quoted.replaceAll("''", "'");
    if (field === "activityDisplayName") return (row) => row.activityDisplayName === value;
    if (field === "category") return (row) => row.category === value;
    return (row) => row.loggedByService === value;
  }
  throw new GraphRefusal(400, "BadRequest", `Invalid filter clause: ${clause}`);
}

function orderOf(orderBy: string | null): (a: AuditRow, b: AuditRow) => number {
  const direction = /^activityDateTime( asc| desc)?$/.exec(orderBy ?? "activityDateTime desc");
  if (direction === null) throw new GraphRefusal(400, "BadRequest", `Invalid $orderby: ${orderBy ?? ""}`);
  const sign = direction[1] === " desc" ? -1 : 1;
  return (a, b) => sign * a.activityDateTime.localeCompare(b.activityDateTime);
}
