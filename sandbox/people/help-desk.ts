/** The help desk at its ticket system. */
import { z } from "zod";

const answer = z.object({ status: z.number(), body: z.json() });
const accepted = z.object({ caseId: z.string(), isNew: z.boolean() });

export interface LostPhoneTicket {
  readonly ticket: string;
  /** User principal names. */
  readonly subject: string;
  readonly requester: string;
  readonly phoneName?: string;
}

/** Has the Zendesk of the sandbox deliver the ticket, signed; resolves to the case it opened or met. */
export async function sendTicket(
  ticketsUrl: string,
  { ticket, subject, requester, phoneName }: LostPhoneTicket,
): Promise<z.infer<typeof accepted>> {
  const body = {
    situation: "lost-phone",
    ticket: { id: ticket },
    subject,
    requester,
    ...(phoneName === undefined ? {} : { phone: { name: phoneName } }),
  };
  const response = await fetch(`${ticketsUrl}/send`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ source: "contoso-zendesk", body }),
  });
  const { status, body: said } = answer.parse(await response.json());
  if (status !== 202) throw new Error(`the ticket was answered with ${status}: ${JSON.stringify(said)}`);
  return accepted.parse(said);
}
