import { maskedNumber } from "../masked-number.ts";
import type { PassRefusal, RegistrableKind } from "../register-security-info.ts";
import type { AuthenticationMethod, Person } from "../schema-person.ts";
import { html } from "../web/html.ts";
import type { Language } from "../web/language.ts";
import type { Answer } from "../web/loopback-server.ts";
import { page } from "../web/page.ts";

const texts = {
  en: {
    site: "My Sign-Ins (sandbox)",
    title: "Security info",
    user: "User",
    methods: "Your sign-in methods",
    none: "There are none.",
    heading: "Sign in with a Temporary Access Pass and add a method",
    pass: "Temporary Access Pass",
    kinds: { authenticator: "Microsoft Authenticator", passkey: "Passkey or security key" },
    add: "Sign in and add",
    added: "The method was added.",
    chooseKind: "Choose the method to add.",
    refused: {
      "account-disabled": "This account is disabled.",
      "wrong-pass": "The pass is not right, or you have none.",
      DisabledByPolicy: "Temporary Access Pass sign in was blocked due to User Credential Policy.",
      Expired: "The pass has expired.",
      NotYetValid: "The pass is not valid yet.",
      OneTimeUsed: "The pass was for one use and has been used.",
    },
    unknown: "There is no such user.",
  },
  ja: {
    site: "自分のサインイン (サンドボックス)",
    title: "セキュリティ情報",
    user: "ユーザー",
    methods: "サインイン方法",
    none: "登録されていません。",
    heading: "一時アクセス パスでサインインして方法を追加する",
    pass: "一時アクセス パス",
    kinds: { authenticator: "Microsoft Authenticator", passkey: "パスキーまたはセキュリティ キー" },
    add: "サインインして追加",
    added: "方法を追加しました。",
    chooseKind: "追加する方法を選択してください。",
    refused: {
      "account-disabled": "このアカウントは無効になっています。",
      "wrong-pass": "パスが正しくないか、発行されていません。",
      DisabledByPolicy:
        "ユーザー資格情報ポリシーにより、一時アクセス パスでのサインインはブロックされました。",
      Expired: "パスの有効期限が切れています。",
      NotYetValid: "パスはまだ有効ではありません。",
      OneTimeUsed: "このパスは 1 回限りで、使用済みです。",
    },
    unknown: "そのユーザーは存在しません。",
  },
};

export type SecurityInfoNotice = PassRefusal | "added" | "choose-kind" | undefined;

interface SecurityInfo {
  readonly owner: Person;
  readonly methods: readonly AuthenticationMethod[];
  readonly notice: SecurityInfoNotice;
}

export function securityInfoPage(
  status: number,
  language: Language,
  { owner, methods, notice }: SecurityInfo,
): Answer {
  const text = texts[language];
  const rows = methods.map((method) => html`<li>${described(method)}</li>`);
  const choices = (["authenticator", "passkey"] as const).map((kind) => choice(language, kind));
  const main = html`${noticeOf(language, notice)}
    <dl>
      <dt>${text.user}</dt>
      <dd>${owner.displayName} (${owner.userPrincipalName})</dd>
    </dl>
    <h2>${text.methods}</h2>
    ${
      rows.length === 0
        ? html`<p>${text.none}</p>`
        : html`<ul>
            ${rows}
          </ul>`
    }
    <h2>${text.heading}</h2>
    <form method="post">
      <label class="field">${text.pass}<input name="pass" autocomplete="off" required /></label>
      <div class="choices">${choices}</div>
      <button>${text.add}</button>
    </form>`;
  return page(status, { language, site: text.site, title: text.title, main });
}

export function noSuchUserPage(language: Language, id: string): Answer {
  const { site, title, unknown } = texts[language];
  return page(404, { language, site, title, main: html`<p>${unknown} (${id})</p>` });
}

function choice(language: Language, kind: RegistrableKind) {
  return html`<label class="choice"
    ><input type="radio" name="register" value="${kind}" required /><span
      >${texts[language].kinds[kind]}</span
    ></label
  >`;
}

function noticeOf(language: Language, notice: SecurityInfoNotice) {
  const text = texts[language];
  if (notice === undefined) return undefined;
  if (notice === "added") return html`<p class="note" role="status">${text.added}</p>`;
  return html`<p class="note" role="alert">
    ${notice === "choose-kind" ? text.chooseKind : text.refused[notice]}
  </p>`;
}

function described(method: AuthenticationMethod): string {
  const { displayName, phoneNumber, phoneType } = method;
  const type = method["@odata.type"].slice("#microsoft.graph.".length).replace("AuthenticationMethod", "");
  const number = typeof phoneNumber === "string" ? maskedNumber(phoneNumber) : undefined;
  const about = [displayName, phoneType, number].filter((part) => typeof part === "string");
  return about.length === 0 ? type : `${type}: ${about.join(", ")}`;
}
