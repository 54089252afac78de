import type { SentMail } from "../tenant/sent-mail.ts";
import type { Tenant } from "../tenant/start-tenant.ts";
import { languageOf } from "../tenant/web/language.ts";
import { json, startLoopbackServer, type Answer, type Call } from "../tenant/web/loopback-server.ts";
import { listPage, messagePage, noMessagePage } from "./mailbox-page.ts";

export interface Mailbox {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Shows what the tenant accepted for sending, newest first: pages at `/` and `/messages/{id}`, JSON at
 * `/messages?to={address or user id}`. It keeps nothing of its own.
 */
export async function startMailbox({
  port,
  tenant,
}: {
  port: number;
  tenant: Pick<Tenant, "tenantState">;
}): Promise<Mailbox> {
  return startLoopbackServer(port, (call) => Promise.resolve(answer(tenant, call)));
}

function answer(tenant: Pick<Tenant, "tenantState">, call: Call): Answer {
  const { pathname, searchParams } = call.url;
  if (call.method !== "GET") return { status: 405, headers: { allow: "GET" }, body: "Only GET is answered" };
  const language = languageOf(call);
  const mails = mailsTo(tenant, searchParams.get("to"));
  if (pathname === "/") return listPage(language, mails, searchParams.get("to") ?? "");
  if (pathname === "/messages") return json(200, { messages: mails });
  const id = /^\/messages\/([\w-]+)$/.exec(pathname)?.[1];
  const mail = mails.find((candidate) => candidate.id === id);
  return mail === undefined ? noMessagePage(language) : messagePage(language, mail);
}

function mailsTo(tenant: Pick<Tenant, "tenantState">, asked: string | null): SentMail[] {
  const { people, mails } = tenant.tenantState();
  const newestFirst = mails.toReversed();
  if (asked === null || asked === "") return newestFirst;
  const sought = asked.toLowerCase();
  const known = people.find((person) => person.id.toLowerCase() === sought);
  const addresses =
    known === undefined ? [sought] : [known.mail, known.userPrincipalName].map((a) => a?.toLowerCase());
  return newestFirst.filter(({ to }) => to.some((address) => addresses.includes(address.toLowerCase())));
}
