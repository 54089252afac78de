import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import type { CaseNews } from "../../domain/case-news.ts";
import { RefusedError } from "../../domain/errors.ts";
import type { UserId } from "../../domain/ids.ts";
import type { Language } from "../../domain/policy.ts";
import type { Mailer } from "../../ports/mailer.ts";
import { graphCall } from "./graph-call.ts";
import { graphPath } from "./graph-path.ts";
import { parsed } from "./parsed.ts";

export interface GraphMailerOptions {
  /** Object id of the mailbox it sends from. */
  readonly sender: UserId;
  readonly render: (news: CaseNews, language: Language) => { subject: string; html: string };
}

const recipient = z.object({ mail: z.string().min(1).nullable(), preferredLanguage: z.string().nullable() });

/**
 * Mail by `sendMail`, which takes one body, the HTML one (https://learn.microsoft.com/graph/api/user-sendmail).
 * Permissions: `User.Read.All`, and `Mail.Send` given in Exchange for the sender's mailbox alone, not in Entra, where it
 * would be for every mailbox (https://learn.microsoft.com/graph/auth-limit-mailbox-access).
 */
export function graphMailer(client: Client, { sender, render }: GraphMailerOptions): Mailer {
  return {
    send: async ({ to, caseId, key, news }) => {
      const { address, language } = await readRecipient(client, to, news.record.policy.language);
      const { subject, html } = render(news, language);
      const { requestId } = await graphCall(client, {
        what: "send mail",
        method: "POST",
        path: graphPath`/users/${sender}/sendMail`,
        body: {
          message: {
            subject,
            body: { contentType: "HTML", content: html },
            toRecipients: [{ emailAddress: { address } }],
            internetMessageHeaders: [
              { name: "x-case-id", value: caseId },
              { name: "x-mfa-remediation-key", value: key },
            ],
          },
          saveToSentItems: false,
        },
      });
      return { requestId };
    },
  };
}

async function readRecipient(client: Client, to: UserId, fallback: Language) {
  const what = "read a mail address";
  const query = { $select: Object.keys(recipient.shape).join(",") };
  const { body } = await graphCall(client, { what, path: graphPath`/users/${to}`, query });
  const { mail, preferredLanguage } = parsed(recipient, body, what);
  if (mail === null) throw new RefusedError("no-mail-address", `${to} has no mail address in the directory`);
  return { address: mail, language: languageOf(preferredLanguage) ?? fallback };
}

/** Mails exist in two languages; whoever prefers a third one gets English. */
function languageOf(tag: string | null): Language | undefined {
  if (!tag) return undefined;
  return /^ja(-|$)/i.test(tag) ? "ja" : "en";
}
