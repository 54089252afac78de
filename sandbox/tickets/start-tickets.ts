import { z } from "zod";
import { languageOf } from "../tenant/web/language.ts";
import { json, startLoopbackServer, type Answer, type Call } from "../tenant/web/loopback-server.ts";
import { parsedJson } from "../tenant/web/parsed-json.ts";
import { deskPage, type Caller } from "./desk-page.ts";
import { receiveCallback } from "./receive-callback.ts";
import { sendWebhook } from "./send-webhook.ts";
import type { Source } from "./source.ts";
import { noTicketPage, ticketPage } from "./ticket-page.ts";
import { openTicketStore, type TicketStore } from "./ticket-store.ts";
import { ticketForm, ticketIn, webhookBody } from "./webhook-body.ts";
import { zendeskApi } from "./zendesk-api.ts";

export interface TicketOptions {
  /** Folder for `tickets.json`; kept between starts. */
  readonly dir: string;
  readonly port: number;
  readonly sources: readonly Source[];
  /** Whom the form offers. */
  readonly people?: readonly Caller[];
}

export interface Tickets {
  readonly url: string;
  stop(): Promise<void>;
}

/** A body given as text goes out byte for byte; given as JSON it is written compactly. */
const sendRequest = z.strictObject({
  source: z.string(),
  id: z.string().optional(),
  timestamp: z.string().optional(),
  body: z.union([z.string(), z.looseObject({})]),
});

/** The ticket systems: they send signed webhooks, take what is written back, and show it. */
export async function startTickets({ dir, port, sources, people = [] }: TicketOptions): Promise<Tickets> {
  const store = openTicketStore(dir);
  return startLoopbackServer(port, async (call) => {
    const { pathname } = call.url;
    if (pathname === "/send" && call.method === "POST") {
      const isForm = (call.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
      return isForm ? sendForm(store, sources, people, call) : send(store, sources, call);
    }
    const zendeskId = /^\/api\/v2\/tickets\/([^/]+)\.json$/.exec(pathname)?.[1];
    if (zendeskId !== undefined) return zendeskApi(store, sources, call, zendeskId);
    const name = /^\/callbacks\/([^/]+)$/.exec(pathname)?.[1];
    const source = sources.find((known) => known.name === name && known.scheme === "standard-webhooks");
    if (source !== undefined && call.method === "POST") return receiveCallback(store, source, call);
    if (call.method !== "GET") return json(404, { error: "not found" });
    if (pathname === "/")
      return deskPage(languageOf(call), { sources, people, tickets: store.state.tickets });
    return showTicket(store, call);
  });
}

async function send(store: TicketStore, sources: readonly Source[], call: Call): Promise<Answer> {
  const parsed = sendRequest.safeParse(parsedJson(call.body));
  if (!parsed.success) return json(400, { error: z.prettifyError(parsed.error) });
  const { source: name, id, timestamp, body: given } = parsed.data;
  const source = sources.find((known) => known.name === name);
  if (source === undefined) return unknownSource(name, sources);
  const body = typeof given === "string" ? given : JSON.stringify(given);
  remember(store, source, body);
  const sent = await sendWebhook(source, { id, timestamp, body });
  return json("failure" in sent.answer ? 502 : 200, {
    id: sent.id,
    timestamp: sent.timestamp,
    ...sent.answer,
  });
}

async function sendForm(
  store: TicketStore,
  sources: readonly Source[],
  people: readonly Caller[],
  call: Call,
): Promise<Answer> {
  const parsed = ticketForm.safeParse(Object.fromEntries(new URLSearchParams(call.body)));
  if (!parsed.success) return json(400, { error: z.prettifyError(parsed.error) });
  const source = sources.find(({ name }) => name === parsed.data.source);
  if (source === undefined) return unknownSource(parsed.data.source, sources);
  const body = webhookBody(source, parsed.data);
  remember(store, source, body);
  const sent = await sendWebhook(source, { body });
  return deskPage(languageOf(call), { sources, people, tickets: store.state.tickets }, sent);
}

/** The desk has the ticket before it tells anybody of it. */
function remember(store: TicketStore, source: Source, body: string): void {
  const id = ticketIn(body);
  if (id === undefined) return;
  store.open(source.name, id);
  store.save();
}

/** Without `?source=`, the first system that has a ticket of this number. */
function showTicket({ state }: TicketStore, call: Call): Answer {
  const id = decodeURIComponent(/^\/tickets\/([^/]+)$/.exec(call.url.pathname)?.[1] ?? "");
  const source = call.url.searchParams.get("source");
  const ticket = state.tickets.find(
    (known) => known.id === id && (source === null || known.source === source),
  );
  const wantsPage = (call.headers.accept ?? "").includes("text/html");
  if (ticket === undefined)
    return wantsPage ? noTicketPage(languageOf(call)) : json(404, { error: "not found" });
  return wantsPage ? ticketPage(languageOf(call), ticket) : json(200, ticket);
}

function unknownSource(name: string, sources: readonly Source[]): Answer {
  return json(404, {
    error: `no source is named '${name}'; there are: ${sources.map((s) => s.name).join(", ")}`,
  });
}
