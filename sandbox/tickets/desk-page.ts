import { html, type Html } from "../tenant/web/html.ts";
import type { Language } from "../tenant/web/language.ts";
import type { Answer } from "../tenant/web/loopback-server.ts";
import { page } from "../tenant/web/page.ts";
import type { Sent } from "./send-webhook.ts";
import type { Source } from "./source.ts";
import type { Ticket } from "./ticket-store.ts";
import { deskTexts } from "./desk-texts.ts";

export interface Caller {
  readonly displayName: string;
  readonly userPrincipalName: string;
}

interface Desk {
  readonly sources: readonly Source[];
  readonly people: readonly Caller[];
  readonly tickets: readonly Ticket[];
}

/** The desk's front page: report something, and the tickets so far. */
export function deskPage(language: Language, { sources, people, tickets }: Desk, sent?: Sent): Answer {
  const text = deskTexts[language];
  const rows = tickets.toReversed().map(
    ({ source, id, subject, status, comments }) =>
      html`<tr>
        <td><a href="/tickets/${encodeURIComponent(id)}?source=${encodeURIComponent(source)}">${id}</a></td>
        <td>${subject}</td>
        <td>${source}</td>
        <td>${status}</td>
        <td>${comments.length}</td>
      </tr>`,
  );
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">${text.ticket}</th>
        <th scope="col">${text.subject}</th>
        <th scope="col">${text.source}</th>
        <th scope="col">${text.status}</th>
        <th scope="col">${text.comments}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  const main = html`${sent === undefined ? undefined : outcome(language, sent)}
    ${form(language, sources, people)}
    <h2>${text.tickets}</h2>
    ${rows.length === 0 ? html`<p>${text.none}</p>` : table}`;
  return page(200, { language, site: text.site, title: text.report, main });
}

function form(language: Language, sources: readonly Source[], people: readonly Caller[]): Html {
  const text = deskTexts[language];
  const person = people.map(
    ({ displayName, userPrincipalName }) =>
      html`<option value="${userPrincipalName}">${displayName}</option>`,
  );
  return html`<form method="post" action="/send">
    <datalist id="people">${person}</datalist>
    <label class="field"
      >${text.source}<select name="source">
        ${sources.map(({ name }) => html`<option>${name}</option>`)}
      </select></label
    >
    <label class="field">${text.ticket}<input name="ticket" required value="${nextNumber()}" /></label>
    <label class="field"
      >${text.situation}<select name="situation">
        ${Object.entries(text.situations).map(([name, says]) => html`<option value="${name}">${says}</option>`)}
      </select></label
    >
    <label class="field">${text.who}<input name="subject" list="people" required autocomplete="off" /></label>
    <label class="field"
      >${text.requester}<input name="requester" list="people" required autocomplete="off"
    /></label>
    <fieldset>
      <legend>${text.details}</legend>
      <label class="field">${text.phone}<input name="phone" autocomplete="off" /></label>
      <label class="field">${text.appVersion}<input name="appVersion" autocomplete="off" /></label>
      <label class="field">${text.lastInHand}<input name="lastInHand" type="datetime-local" /></label>
      <label class="field">${text.serial}<input name="serial" autocomplete="off" /></label>
    </fieldset>
    <button>${text.send}</button>
  </form>`;
}

function outcome(language: Language, { id, deliveredTo, answer }: Sent): Html {
  const text = deskTexts[language];
  const said = "failure" in answer ? answer.failure : `${answer.status} ${answer.body}`;
  const caseId = "failure" in answer ? undefined : /"caseId":"([a-z0-9-]+)"/.exec(answer.body)?.[1];
  return html`<div class="note" role="status">
    ${text.delivered(id)}
    <pre>${said}</pre>
    ${caseId && html`<p><a href="${new URL(`/cases/${caseId}`, deliveredTo).href}">${text.toCase}</a></p>`}
  </div>`;
}

/** A number nobody has to think up: seconds of the day make it new enough for a laptop. */
function nextNumber(): string {
  return `${Math.floor((Date.now() / 1000) % 86_400) + 10_000}`;
}
