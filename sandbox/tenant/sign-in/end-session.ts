import { html } from "../web/html.ts";
import { languageOf } from "../web/language.ts";
import { redirect, type Answer, type Call } from "../web/loopback-server.ts";
import { page } from "../web/page.ts";
import type { World } from "../world.ts";

/** Sign-out: on to `post_logout_redirect_uri` when it is a registered redirect URI, else Entra's own page. */
export function endSession(world: World, call: Call): Answer {
  const target = call.url.searchParams.get("post_logout_redirect_uri");
  if (target !== null && world.redirectUris.includes(target)) {
    const state = call.url.searchParams.get("state");
    const url = new URL(target);
    if (state !== null) url.searchParams.set("state", state);
    return redirect(url.href);
  }
  const language = languageOf(call);
  const title = language === "ja" ? "サインアウトしました" : "You signed out of your account";
  const site = language === "ja" ? "サインイン (サンドボックス)" : "Sign in (sandbox)";
  const close = language === "ja" ? "このウィンドウを閉じてください。" : "You can close this window.";
  return page(200, { language, site, title, main: html`<p>${close}</p>` });
}
