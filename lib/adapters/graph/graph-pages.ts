import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { RefusedError } from "../../domain/errors.ts";
import { graphCall, type GraphAnswer, type GraphCall } from "./graph-call.ts";
import { parsed } from "./parsed.ts";

const page = z.object({ value: z.array(z.unknown()), "@odata.nextLink": z.url().optional() });
const mostPages = 50;

/** Every row of a list, and the `request-id` of each page. The library's own iterator does not work over plain http. */
export async function graphPages<Row extends z.ZodType>(
  client: Client,
  call: GraphCall,
  row: Row,
): Promise<{ rows: z.infer<Row>[]; requestIds: string[] }> {
  const rows: z.infer<Row>[] = [];
  const requestIds: string[] = [];
  let next: GraphCall | undefined = call;
  while (next) {
    if (requestIds.length === mostPages) throw unreadable(call, "the list does not end");
    const answer: GraphAnswer = await graphCall(client, next);
    const { value, "@odata.nextLink": link } = parsed(page, answer.body, call.what);
    rows.push(...value.map((item) => parsed(row, item, call.what)));
    requestIds.push(answer.requestId);
    next = link === undefined ? undefined : following(call, answer, new URL(link));
  }
  return { rows, requestIds };
}

/** The link is a whole address: it is followed on the same origin and version only, since the token goes with it. */
function following(call: GraphCall, { url }: GraphAnswer, link: URL): GraphCall {
  const version = `/${call.version ?? "v1.0"}`;
  if (link.origin !== url.origin || !link.pathname.startsWith(`${version}/`))
    throw unreadable(call, "the next page is elsewhere");
  const { query: _asked, ...same } = call;
  return { ...same, path: `${link.pathname.slice(version.length)}${link.search}` };
}

const unreadable = ({ what }: GraphCall, why: string): RefusedError =>
  new RefusedError("unreadable-answer", `Graph's answer to ${what}: ${why}`);
