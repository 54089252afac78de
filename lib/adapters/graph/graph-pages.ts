import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { RefusedError } from "../../domain/errors.ts";
import { graphCall, type GraphAnswer, type GraphCall } from "./graph-call.ts";
import { parsed } from "./parsed.ts";

const page = z.object({ value: z.array(z.unknown()), "@odata.nextLink": z.url().optional() });
export const mostPages = 50;

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
    if (requestIds.length === mostPages) throw endless(call);
    const read: Page<Row> = await graphPage(client, next, row);
    rows.push(...read.rows);
    requestIds.push(read.requestId);
    next = read.next;
  }
  return { rows, requestIds };
}

interface Page<Row extends z.ZodType> {
  readonly rows: z.infer<Row>[];
  readonly requestId: string;
  /** Undefined: there is no other page. */
  readonly next: GraphCall | undefined;
}

export async function graphPage<Row extends z.ZodType>(
  client: Client,
  call: GraphCall,
  row: Row,
): Promise<Page<Row>> {
  const answer = await graphCall(client, call);
  const { value, "@odata.nextLink": link } = parsed(page, answer.body, call.what);
  return {
    rows: value.map((item) => parsed(row, item, call.what)),
    requestId: answer.requestId,
    next: link === undefined ? undefined : following(call, answer, new URL(link)),
  };
}

/** The link is a whole address: it is followed on the same origin and version only, since the token goes with it. */
function following(call: GraphCall, { url }: GraphAnswer, link: URL): GraphCall {
  const version = `/${call.version ?? "v1.0"}`;
  if (link.origin !== url.origin || !link.pathname.startsWith(`${version}/`))
    throw unreadable(call, "the next page is elsewhere");
  const { query: _asked, ...same } = call;
  return { ...same, path: `${link.pathname.slice(version.length)}${link.search}` };
}

export const endless = (call: GraphCall): RefusedError => unreadable(call, "the list does not end");

const unreadable = ({ what }: GraphCall, why: string): RefusedError =>
  new RefusedError("unreadable-answer", `Graph's answer to ${what}: ${why}`);
