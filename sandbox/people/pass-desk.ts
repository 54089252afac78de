/** An operator who checks a person and hands over a pass on its page. */
import { browse, type Page } from "./browse.ts";

export interface HandedOver {
  readonly page: Page;
  /** The code as the page shows it; undefined: it shows none. */
  readonly code: string | undefined;
  /** The same request once more, as a reload sends it. */
  readonly again: () => Promise<Page>;
}

/** Opens the page, signs in as that person, states the check, and makes the pass. */
export async function handOver(appUrl: string, caseId: string, person: string): Promise<HandedOver> {
  const browser = browse();
  const picker = await browser.visit(`${appUrl}/cases/${caseId}/pass?lang=en`);
  const form = await browser.submit(picker, { person });
  const stated = { proof: "in-person", confirm: "yes" };
  if (!browser.offers(form, stated))
    return { page: form, code: undefined, again: () => Promise.resolve(form) };
  const page = await browser.submit(form, stated);
  return { page, code: codeOn(page), again: () => browser.submit(form, stated) };
}

function codeOn({ html }: Page): string | undefined {
  const code = /class="secret"[^>]*><code>([^<]*)<\/code>/.exec(html)?.[1];
  return code?.replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&quot;", '"');
}
