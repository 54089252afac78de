import { html } from "../tenant/web/html.ts";
import type { Language } from "../tenant/web/language.ts";
import type { Answer } from "../tenant/web/loopback-server.ts";
import { page } from "../tenant/web/page.ts";
import { deskTexts } from "./desk-texts.ts";
import type { Ticket } from "./ticket-store.ts";

/** One ticket with everything written back to it, oldest first. */
export function ticketPage(language: Language, ticket: Ticket): Answer {
  const text = deskTexts[language];
  const comments = ticket.comments.map(
    ({ createdAt, public: isPublic, body }) =>
      html`<article>
        <h3>${moment(language, createdAt)} · ${isPublic ? text.public : text.internal}</h3>
        <pre class="comment">${body}</pre>
      </article>`,
  );
  const main = html`<p><a href="/">${text.back}</a></p>
    <dl>
      <dt>${text.ticket}</dt>
      <dd>${ticket.id}</dd>
      <dt>${text.source}</dt>
      <dd>${ticket.source}</dd>
      <dt>${text.status}</dt>
      <dd>${ticket.status}</dd>
    </dl>
    <h2>${text.comments}</h2>
    ${comments.length === 0 ? html`<p>${text.noComments}</p>` : comments}`;
  return page(200, { language, site: text.site, title: ticket.subject, main });
}

export function noTicketPage(language: Language): Answer {
  const text = deskTexts[language];
  const main = html`<p><a href="/">${text.back}</a></p>`;
  return page(404, { language, site: text.site, title: text.unknown, main });
}

function moment(language: Language, time: string): string {
  return new Date(time).toLocaleString(language === "ja" ? "ja-JP" : "en-GB");
}
