/** An operator who enters a phone number on its page. */
import { browse, type Page } from "./browse.ts";

/** Opens the page, signs in as that person, types the number as that of a mobile phone, states the check, and
 * sends it. */
export async function enterNumber(
  appUrl: string,
  caseId: string,
  person: string,
  number: string,
): Promise<Page> {
  const browser = browse();
  const picker = await browser.visit(`${appUrl}/cases/${caseId}/number?lang=en`);
  const form = await browser.submit(picker, { person });
  const typed = { number, type: "mobile", proof: "in-person", confirm: "yes" };
  return browser.offers(form, typed) ? browser.submit(form, typed) : form;
}
