import { html } from "../web/html.ts";
import { languageOf } from "../web/language.ts";
import type { Answer, Call } from "../web/loopback-server.ts";
import { page } from "../web/page.ts";

/** A fault that is shown, not sent to the client; the code is Entra's for the case. */
export function signInError(call: Call, code: string, message: string): Answer {
  const language = languageOf(call);
  const title = language === "ja" ? "サインインできません" : "You cannot be signed in";
  const site = language === "ja" ? "サインイン (サンドボックス)" : "Sign in (sandbox)";
  const main = html`<p class="note" role="alert">${code}: ${message}</p>`;
  return page(400, { language, site, title, main });
}
