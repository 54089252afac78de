import { z } from "zod";
import { json, type Answer, type Call } from "../tenant/web/loopback-server.ts";
import { parsedJson } from "../tenant/web/parsed-json.ts";
import type { Source } from "./source.ts";
import type { Ticket, TicketStore } from "./ticket-store.ts";

/** https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments: `public` defaults to true. */
const update = z.object({
  ticket: z.object({
    comment: z.object({ body: z.string().min(1), public: z.boolean().default(true) }).optional(),
    status: z.enum(["new", "open", "pending", "hold", "solved", "closed"]).optional(),
    safe_update: z.boolean().optional(),
    updated_stamp: z.iso.datetime().optional(),
  }),
});

/**
 * The part of Zendesk's ticket API that writes back: GET and PUT `/api/v2/tickets/{id}.json`, signed in as
 * `email/token:apiToken`. The desk has a ticket for every number that is written to.
 */
export function zendeskApi(store: TicketStore, sources: readonly Source[], call: Call, id: string): Answer {
  const source = sourceOf(sources, call);
  if (source === undefined) return json(401, { error: "Couldn't authenticate you" });
  const notFound = () => json(404, { error: "RecordNotFound", description: "Not found" });
  if (!/^\d+$/.test(id)) return notFound();
  if (call.method === "GET") {
    const known = store.find(source.name, id);
    return known === undefined ? notFound() : json(200, { ticket: shown(known) });
  }
  if (call.method !== "PUT") return json(405, { error: "MethodNotAllowed" });
  return put(store, store.open(source.name, id), call.body);
}

function put(store: TicketStore, ticket: Ticket, body: string): Answer {
  const parsed = update.safeParse(parsedJson(body));
  if (!parsed.success)
    return json(422, { error: "RecordInvalid", description: z.prettifyError(parsed.error) });
  const { comment, status, safe_update: safe, updated_stamp: stamp } = parsed.data.ticket;
  if (safe === true && (stamp === undefined || Date.parse(stamp) !== Date.parse(ticket.updatedAt)))
    return json(409, { error: "UpdateConflict", description: "The ticket was changed since updated_stamp." });
  const now = new Date().toISOString();
  if (comment !== undefined) ticket.comments.push({ createdAt: now, ...comment });
  if (status !== undefined) ticket.status = status;
  ticket.updatedAt = now;
  store.save();
  return json(200, { ticket: shown(ticket), audit: { ticket_id: Number(ticket.id), created_at: now } });
}

/** https://developer.zendesk.com/api-reference/introduction/security-and-auth/#api-token */
function sourceOf(sources: readonly Source[], { headers }: Call): Source | undefined {
  const given = /^Basic (\S+)$/.exec(headers.authorization ?? "")?.[1] ?? "";
  const token = /^[^:]+@[^:]+\/token:(.+)$/.exec(Buffer.from(given, "base64").toString("utf8"))?.[1];
  return sources.find((source) => source.scheme === "zendesk" && source.apiToken === token);
}

function shown({ id, subject, status, updatedAt }: Ticket): Record<string, unknown> {
  return { id: Number(id), subject, status, updated_at: updatedAt };
}
