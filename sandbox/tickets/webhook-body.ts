import { z } from "zod";
import { parsedJson } from "../tenant/web/parsed-json.ts";
import type { Source } from "./source.ts";

/** What somebody at the desk fills in. */
export const ticketForm = z.object({
  source: z.string(),
  ticket: z.string().min(1),
  situation: z.string().min(1),
  subject: z.string().min(1),
  requester: z.string().min(1),
  phone: z.string().default(""),
  appVersion: z.string().default(""),
  /** As a browser sends a local time: of this machine. */
  lastInHand: z
    .string()
    .refine((time) => time === "" || !Number.isNaN(Date.parse(time)), "must be a time")
    .default(""),
  serial: z.string().default(""),
});
export type TicketForm = z.infer<typeof ticketForm>;

/**
 * The body the desk's administrator has set up. Both systems leave it free: a Zendesk trigger sends any text with
 * placeholders, Standard Webhooks asks for type, timestamp and data around it.
 */
export function webhookBody(source: Source, form: TicketForm): string {
  const { ticket, situation, subject, requester, phone, appVersion, lastInHand, serial } = form;
  const request = {
    situation,
    ticket: { id: ticket },
    subject,
    requester,
    ...(phone === "" ? {} : { phone: { name: phone, ...(appVersion === "" ? {} : { appVersion }) } }),
    ...(lastInHand === "" ? {} : { lastInHand: new Date(lastInHand).toISOString() }),
    ...(serial === "" ? {} : { token: { serial } }),
  };
  if (source.scheme === "zendesk") return JSON.stringify(request);
  return JSON.stringify({
    type: "mfa.remediation.requested",
    timestamp: new Date().toISOString(),
    data: request,
  });
}

const anyTicket = z.union([
  z.object({ ticket: z.object({ id: z.string() }) }).transform(({ ticket }) => ticket.id),
  z
    .object({ data: z.object({ ticket: z.object({ id: z.string() }) }) })
    .transform(({ data }) => data.ticket.id),
  z.object({ detail: z.object({ id: z.string() }) }).transform(({ detail }) => detail.id),
]);

/** The number of the ticket a body speaks of, where it says so in a form the desk knows. */
export function ticketIn(body: string): string | undefined {
  return anyTicket.safeParse(parsedJson(body)).data;
}
