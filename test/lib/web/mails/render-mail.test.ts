import { methodKey } from "../../../../lib/domain/method.ts";
import { newsOf } from "../../../../lib/domain/news-of.ts";
import type { Language } from "../../../../lib/web/language.ts";
import { renderMail } from "../../../../lib/web/mails/render-mail.tsx";
import { renderTicketComment } from "../../../support/site.ts";
import { waitingCase } from "../../../support/shown-cases.ts";

const languages: Language[] = ["ja", "en"];

test.each(languages)(
  "in %s, a ticket's id and a device's name make no link, and no number is shown",
  async (language) => {
    const shown = await waitingCase();
    const { record } = shown.view;
    const method = record.triage?.plan?.remove[0]?.method;
    const told = newsOf("approval-wanted", record, shown.view.timeline, {
      link: "https://mfa.example.com",
      code: null,
      expiresAt: null,
    });
    const request = { ...record.request, ticket: { id: "www.evil.example" } };
    const triage = record.triage && {
      ...record.triage,
      labels: { [method ? methodKey(method) : ""]: "https://evil.example +81 90 1234 5678" },
    };
    const named = { ...told, record: { ...record, request, triage } };
    const { subject: line, html } = renderMail(named, language);
    const comment = renderTicketComment(named, language);
    for (const form of [line, html, comment]) expect(form).toContain("www .evil.example");
    for (const form of [html, comment]) expect(form).toContain("https: //evil.example +…");
    for (const form of [line, html, comment]) expect(form).not.toMatch(/(:\/\/|www\.)evil|1234/);
  },
);
