import type { SentMail } from "../tenant/sent-mail.ts";
import { html, type Html } from "../tenant/web/html.ts";
import type { Language } from "../tenant/web/language.ts";
import type { Answer } from "../tenant/web/loopback-server.ts";
import { page } from "../tenant/web/page.ts";

const texts = {
  en: {
    site: "Mail (sandbox)",
    all: "Mail that was sent",
    to: "To",
    from: "From",
    sent: "Sent",
    subject: "Subject",
    headers: "Headers",
    find: "Recipient: address or user id",
    show: "Show",
    none: "No mail.",
    unknown: "There is no such message.",
    back: "All mail",
    body: "Message text",
    noSubject: "(no subject)",
  },
  ja: {
    site: "メール (サンドボックス)",
    all: "送信されたメール",
    to: "宛先",
    from: "差出人",
    sent: "送信日時",
    subject: "件名",
    headers: "ヘッダー",
    find: "宛先: アドレスまたはユーザー ID",
    show: "表示",
    none: "メールはありません。",
    unknown: "そのメールはありません。",
    back: "すべてのメール",
    body: "本文",
    noSubject: "(件名なし)",
  },
};

export function listPage(language: Language, mails: readonly SentMail[], to: string): Answer {
  const text = texts[language];
  const rows = mails.map(
    (mail) =>
      html`<tr>
        <td><a href="/messages/${mail.id}">${mail.subject === "" ? text.noSubject : mail.subject}</a></td>
        <td>${mail.to.join(", ")}</td>
        <td>${moment(language, mail.sentAt)}</td>
      </tr>`,
  );
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">${text.subject}</th>
        <th scope="col">${text.to}</th>
        <th scope="col">${text.sent}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  const main = html`<form method="get">
      <label class="field">${text.find}<input name="to" value="${to}" /></label>
      <button>${text.show}</button>
    </form>
    ${rows.length === 0 ? html`<p>${text.none}</p>` : table}`;
  return page(200, { language, site: text.site, title: text.all, main });
}

/** A message in full. Its links open beside it: the frame runs no script and reaches nothing of this page. */
export function messagePage(language: Language, mail: SentMail): Answer {
  const text = texts[language];
  const headers = Object.entries(mail.headers).map(
    ([name, value]) =>
      html`<dt>${name}</dt>
        <dd>${value}</dd>`,
  );
  const main = html`<p><a href="/">${text.back}</a></p>
    <dl>
      <dt>${text.from}</dt>
      <dd>${mail.from}</dd>
      <dt>${text.to}</dt>
      <dd>${mail.to.join(", ")}</dd>
      <dt>${text.sent}</dt>
      <dd>${moment(language, mail.sentAt)}</dd>
    </dl>
    ${mail.contentType === "text" ? html`<pre>${mail.content}</pre>` : frame(text.body, mail.content)}
    ${
      headers.length === 0
        ? undefined
        : html`<h2>${text.headers}</h2>
            <dl>${headers}</dl>`
    }`;
  const title = mail.subject === "" ? text.noSubject : mail.subject;
  return page(200, { language, site: text.site, title, main });
}

export function noMessagePage(language: Language): Answer {
  const text = texts[language];
  const main = html`<p><a href="/">${text.back}</a></p>`;
  return page(404, { language, site: text.site, title: text.unknown, main });
}

function frame(title: string, content: string): Html {
  const inNewTab = `<base target="_blank">${content}`;
  return html`<iframe
    title="${title}"
    sandbox="allow-popups allow-popups-to-escape-sandbox"
    srcdoc="${inNewTab}"
  ></iframe>`;
}

function moment(language: Language, time: string): string {
  return new Date(time).toLocaleString(language === "ja" ? "ja-JP" : "en-GB");
}
