import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { z } from "zod";
import { json, type Answer, type Call } from "../tenant/web/loopback-server.ts";
import type { Source } from "./source.ts";
import type { TicketStore } from "./ticket-store.ts";

/** What a callback must hold to be shown as a comment; another one is kept all the same. */
const aboutTicket = z.object({
  data: z.object({
    ticket: z.object({ id: z.string() }),
    comment: z.string().optional(),
    status: z.string().optional(),
  }),
});

/** `POST /callbacks/{source}`: signature and time checked by the reference library; a repeated id is kept once. */
export function receiveCallback(store: TicketStore, source: Source, { headers, body }: Call): Answer {
  const text = (name: string) => String(headers[name] ?? "");
  const names = ["webhook-id", "webhook-timestamp", "webhook-signature"];
  try {
    new Webhook(source.secret).verify(body, Object.fromEntries(names.map((name) => [name, text(name)])));
  } catch (error) {
    if (error instanceof WebhookVerificationError) return json(401, { error: error.message });
    if (error instanceof SyntaxError) return json(400, { error: "the body is not JSON" });
    throw error;
  }
  const id = text("webhook-id");
  if (store.state.callbacks.some((kept) => kept.source === source.name && kept.id === id))
    return { status: 204 };
  const now = new Date().toISOString();
  const content: unknown = JSON.parse(body);
  store.state.callbacks.push({ source: source.name, id, receivedAt: now, body: content });
  const told = aboutTicket.safeParse(content);
  if (told.success) {
    const { ticket, comment, status } = told.data.data;
    const known = store.open(source.name, ticket.id);
    known.comments.push({ createdAt: now, public: false, body: comment ?? JSON.stringify(content, null, 2) });
    known.status = status ?? known.status;
    known.updatedAt = now;
  }
  store.save();
  return { status: 204 };
}
