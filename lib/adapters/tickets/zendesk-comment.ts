import { RefusedError } from "../../domain/errors.ts";
import { type Comment, withKey } from "./comment.ts";
import { send } from "./send.ts";

export interface ZendeskSettings {
  readonly url: string;
  readonly user: string;
  readonly token: { reveal(): string };
}

/**
 * An internal comment on the ticket
 * (https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/). Not idempotent: Zendesk takes no
 * key, and whether a comment is there already can only be told by reading all comments of the ticket, page by page, so
 * it is not asked. After a lost answer the comment may stand there twice, with one key in its last line.
 */
export async function zendeskComment(settings: ZendeskSettings, comment: Comment): Promise<void> {
  if (!/^\d{1,20}$/.test(comment.id))
    throw new RefusedError("ticket-not-found", "a ticket of Zendesk has a number for an id");
  const login = Buffer.from(`${settings.user}/token:${settings.token.reveal()}`).toString("base64");
  await send(`${settings.url}/api/v2/tickets/${encodeURIComponent(comment.id)}.json`, {
    method: "PUT",
    headers: { authorization: `Basic ${login}` },
    body: JSON.stringify({ ticket: { comment: { body: withKey(comment), public: false } } }),
  });
}
