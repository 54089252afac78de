/** A manager who reads mail, signs in, and answers on the approval's page. */
import { z } from "zod";
import { browse, type Page } from "./browse.ts";

const inbox = z.object({ messages: z.array(z.object({ content: z.string() })) });

/** Addresses of the approval pages in the person's mails, oldest first, each once. */
export async function approvalLinks(mailboxUrl: string, address: string): Promise<string[]> {
  const response = await fetch(`${mailboxUrl}/messages?to=${encodeURIComponent(address)}`);
  const { messages } = inbox.parse(await response.json());
  const links = messages
    .toReversed()
    .flatMap(({ content }) => content.match(/https?:\/\/[^\s"'<>]+\/approvals\/[\w-]+/g) ?? []);
  return [...new Set(links)];
}

/** The page says what was decided: it asks for no reason any more. */
export const isDecided = ({ status, html }: Page): boolean => status === 200 && !html.includes("<textarea");

/** Opens the link, signs in as that person, and decides; resolves to the page that is shown after that, or that says it is decided already. */
export async function decide(
  link: string,
  person: string,
  verdict: "approved" | "denied",
  reason: string,
): Promise<Page> {
  const browser = browse();
  const picker = await browser.visit(link);
  const page = await browser.submit(picker, { person });
  const answer = { verdict, reason, ...(verdict === "approved" && { confirm: "yes" }) };
  return browser.offers(page, answer) ? browser.submit(page, answer) : page;
}
