import type { DurableApiRequest, DurableApiResponse } from "../core-api.ts";
import { json, message, none } from "./api-answers.ts";
import type { Engine } from "./engine.ts";
import type { Instance } from "./instance.ts";
import { isEnded } from "./protocol.ts";
import { statusBody } from "./status-body.ts";

const statuses = ["Pending", "Running", "Suspended", "Completed", "Failed", "Terminated"] as const;

/** All that the filter lets through, in the order of their ids. Statuses and dates nobody knows are ignored. */
export async function list(engine: Engine, { url }: DurableApiRequest): Promise<DurableApiResponse> {
  if (url.searchParams.has("top"))
    return message(501, "This host does not cut lists into pages: leave out 'top'.");
  const wanted = wantedStatuses(url.searchParams);
  const found = await inRange(engine, url.searchParams);
  const shown = found.filter(({ status }) => wanted.length === 0 || wanted.includes(status));
  const input = url.searchParams.get("showInput")?.toLowerCase() !== "false";
  return json(
    200,
    shown.map((instance) => statusBody(instance, { input })),
  );
}

/**
 * A filter with only unfinished statuses is refused: a real host drops such a filter, and deletes everything in the time
 * range, running instances too.
 */
export async function purgeMany(engine: Engine, { url }: DurableApiRequest): Promise<DurableApiResponse> {
  if (!isDate(url.searchParams.get("createdTimeFrom")))
    return json(400, "Please provide value for 'createdTimeFrom' parameter.");
  const wanted = wantedStatuses(url.searchParams);
  if (wanted.length > 0 && !wanted.some(isEnded))
    return message(
      400,
      "Only ended instances can be purged. In Azure this filter would delete everything in the time range.",
    );
  const found = await inRange(engine, url.searchParams);
  const ended = found.filter(
    ({ status }) => isEnded(status) && (wanted.length === 0 || wanted.includes(status)),
  );
  for (const { id } of ended) await engine.store.purge(id);
  return ended.length === 0 ? none(404) : json(200, { instancesDeleted: ended.length });
}

function wantedStatuses(query: URLSearchParams): Instance["status"][] {
  const names = (query.get("runtimeStatus") ?? "").toLowerCase().split(",");
  return statuses.filter((status) => names.includes(status.toLowerCase()));
}

async function inRange(engine: Engine, query: URLSearchParams): Promise<Instance[]> {
  const limit = (name: string, otherwise: number): number => {
    const text = query.get(name);
    return isDate(text) ? Date.parse(text) : otherwise;
  };
  const from = limit("createdTimeFrom", -Infinity);
  const to = limit("createdTimeTo", Infinity);
  const prefix = query.get("instanceIdPrefix") ?? "";
  const all = await engine.store.list();
  return all
    .filter(({ id, createdAt }) => {
      const created = Date.parse(createdAt);
      return id.startsWith(prefix) && created >= from && created <= to;
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const isDate = (text: string | null): text is string => text !== null && !Number.isNaN(Date.parse(text));
