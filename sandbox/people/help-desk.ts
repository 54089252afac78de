/** The help desk at its ticket system. */
import { z } from "zod";

const answer = z.union([
  z.object({ id: z.string(), status: z.number(), body: z.string() }),
  z.object({ id: z.string(), failure: z.string() }),
]);
const accepted = z.object({ caseId: z.string(), isNew: z.boolean() });

export interface Ticket {
  readonly ticket: string;
  /** `lost-phone` unless said. */
  readonly situation?: string;
  /** User principal names. */
  readonly subject: string;
  readonly requester: string;
  readonly phoneName?: string;
  readonly tokenSerial?: string | undefined;
}

const secondsBetweenTries = 1;
/** Longer than the app takes to start on a busy machine. */
const tries = 60;

/**
 * Has the Zendesk of the sandbox deliver the ticket, signed; resolves to the case it opened or met. No answer is followed by
 * the same delivery again, as ticket systems do.
 */
export async function sendTicket(
  ticketsUrl: string,
  { ticket, situation = "lost-phone", subject, requester, phoneName, tokenSerial }: Ticket,
): Promise<z.infer<typeof accepted>> {
  const body = {
    situation,
    ticket: { id: ticket },
    subject,
    requester,
    ...(phoneName === undefined ? {} : { phone: { name: phoneName } }),
    ...(tokenSerial === undefined ? {} : { token: { serial: tokenSerial } }),
  };
  let id: string | undefined;
  for (let left = tries; left > 0; left--) {
    const response = await fetch(`${ticketsUrl}/send`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ source: "contoso-zendesk", id, body }),
    });
    const said = answer.parse(await response.json());
    id = said.id;
    if ("status" in said && said.status === 202) return accepted.parse(JSON.parse(said.body));
    if ("status" in said && said.status < 500)
      throw new Error(`the ticket was answered with ${said.status}: ${said.body}`);
    await new Promise((resolve) => setTimeout(resolve, secondsBetweenTries * 1000));
  }
  throw new Error("the ticket was never answered with 202");
}
