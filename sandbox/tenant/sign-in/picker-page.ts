import { html, type Html } from "../web/html.ts";
import { languageOf, type Language } from "../web/language.ts";
import type { Answer, Call } from "../web/loopback-server.ts";
import { page } from "../web/page.ts";
import type { World } from "../world.ts";
import { peopleWhoMaySignIn, type SignedIn } from "./signed-in.ts";

const texts = {
  en: {
    site: "Sign in (sandbox)",
    title: "Who are you?",
    purpose: (application: string) =>
      `You are signing in to ${application}. Passwords are not asked for here.`,
    people: "People",
    foreign: "another organisation",
    nobody: "Choose somebody first.",
    signIn: "Sign in",
    cancel: "Cancel",
  },
  ja: {
    site: "サインイン (サンドボックス)",
    title: "どなたですか",
    purpose: (application: string) => `${application} にサインインします。ここではパスワードは不要です。`,
    people: "利用者",
    foreign: "別の組織",
    nobody: "利用者を選択してください。",
    signIn: "サインイン",
    cancel: "キャンセル",
  },
};

/** Everybody who may sign in, `login_hint` chosen beforehand. */
export function pickerPage(world: World, call: Call, fault: "nobody-chosen" | undefined): Answer {
  const language = languageOf(call);
  const text = texts[language];
  const hint = call.url.searchParams.get("login_hint")?.toLowerCase();
  const choices = peopleWhoMaySignIn(world).map((somebody) => choice(world, language, somebody, hint));
  const { displayName } = world.store.file.application;
  const main = html`<p>${text.purpose(displayName)}</p>
    ${fault === undefined ? undefined : html`<p class="note" role="alert">${text.nobody}</p>`}
    <form method="post" action="${call.url.pathname}${call.url.search}">
      <fieldset>
        <legend>${text.people}</legend>
        <div class="choices">${choices}</div>
      </fieldset>
      <button>${text.signIn}</button>
      <button class="quiet" name="cancel" value="1" formnovalidate>${text.cancel}</button>
    </form>`;
  return page(fault === undefined ? 200 : 400, { language, site: text.site, title: text.title, main });
}

function choice(world: World, language: Language, somebody: SignedIn, hint: string | undefined): Html {
  const { id, displayName, userPrincipalName, appRoles, tenantId } = somebody;
  const jobTitle = world.store.find(id)?.jobTitle ?? undefined;
  const foreign = tenantId === world.store.file.tenantId ? undefined : texts[language].foreign;
  const about = [jobTitle, foreign, ...appRoles].filter((part) => part !== undefined);
  const isHinted = userPrincipalName.toLowerCase() === hint;
  return html`<label class="choice"
    ><input type="radio" name="person" value="${id}" required ${isHinted ? html`checked` : undefined} /><span
      >${displayName}<small>${userPrincipalName}</small>${
        about.length === 0 ? undefined : html`<small>${about.join(" · ")}</small>`
      }</span
    ></label
  >`;
}
