import type { GraphAnswer, GraphRequest } from "./operation.ts";
import { GraphRefusal } from "./graph-refusal.ts";

/**
 * A page of rows with `@odata.nextLink` while there are more (https://learn.microsoft.com/graph/paging). The link is
 * absolute and keeps the query options of the request.
 */
export function collection(request: GraphRequest, context: string, rows: readonly unknown[]): GraphAnswer {
  const { world, version, query, path } = request;
  const offset = wholeNumber(query.get("$skiptoken") ?? "0", "$skiptoken");
  const { pageSize } = world.store.file.variants;
  const size = Math.min(pageSize, wholeNumber(query.get("$top") ?? `${pageSize}`, "$top"));
  const next = new URLSearchParams(query);
  next.set("$skiptoken", `${offset + size}`);
  const more = offset + size < rows.length;
  return {
    status: 200,
    body: {
      "@odata.context": `${world.url()}/${version}/$metadata#${context}`,
      ...(query.get("$count") === "true" ? { "@odata.count": rows.length } : {}),
      ...(more ? { "@odata.nextLink": `${world.url()}/${version}${path}?${next}` } : {}),
      value: rows.slice(offset, offset + size),
    },
  };
}

function wholeNumber(text: string, option: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new GraphRefusal(400, "BadRequest", `Invalid value '${text}' for ${option} query option found.`);
}
