import type { CodeText } from "../en/case-codes.ts";
import type { tokenCodesEn } from "../en/token-codes.ts";

export const tokenCodesJa: Record<keyof typeof tokenCodesEn, CodeText> = {
  "token-not-told-apart": {
    says: "ハードウェア トークンが複数あり、どれが対象なのか依頼に書かれていないか、依頼に書かれたトークンがこのアカウントにありません。このケースでは何も削除しません。",
    route: `このアカウントのトークンのシリアル番号は、ケースの画面 (サインインが必要です) に表示されます。どれが対象かを本人に確認し、"token": { "serial": "…" } にシリアル番号を表示どおりに入れて、チケットをもう一度お送りください。画面に番号が表示されない場合は判別できないため、認証管理者がトークンの割り当てを手作業で解除してください (Microsoft Entra 管理センター → ユーザー → 対象アカウント → 認証方法)。`,
  },
  "token-not-named": {
    says: "どのハードウェア トークンを割り当てるのか、チケットに書かれていません。",
    route: 'トークンのシリアル番号を "token": { "serial": "…" } に入れて、チケットをもう一度お送りください。',
  },
  "no-such-token": {
    says: "そのシリアル番号のハードウェア トークンは、組織に登録されていません。",
    route:
      "トークンの番号とチケットの内容を照合して、もう一度お送りください。新しいトークンの場合は、先に認証ポリシー管理者が取り込む必要があります (Microsoft Entra 管理センター → 認証方法 → ポリシー → ハードウェア OATH トークン)。",
  },
  "token-held-already": {
    says: "このハードウェア トークンはすでに対象のアカウントに割り当てられており、割り当てるものはありません。",
    route:
      "まだ使えない場合は、ご本人が https://mysignins.microsoft.com/security-info でトークンのコードを入力して有効化するか、認証管理者が Microsoft Entra 管理センターで有効化してください。",
  },
  "token-with-somebody-else": {
    says: "このハードウェア トークンは別の人に割り当てられているため、このケースでは割り当てを変更しません。",
    route:
      "トークンの番号とチケットの内容を照合してください。前の持ち主から返却されたものであれば、先にその方の「ハードウェア トークンの紛失」のケースを開いてください。その後に割り当てられるようになります。",
  },
  "token-not-read-back": {
    says: "ハードウェア トークンの割り当てをディレクトリに要求しましたが、時間内に読み直して確認することができませんでした。",
    route:
      "Microsoft Entra 管理センター → 認証方法 → ハードウェア OATH トークンで確認し、まだ誰にも割り当てられていなければ、認証管理者が割り当ててください。",
  },
  "token-not-activated": {
    says: "ディレクトリではハードウェア トークンがまだ有効化されていないため、サインインには使えません。",
    route:
      "ご本人が https://mysignins.microsoft.com/security-info でトークンのコードを入力して有効化してください。または、ご本人が読み上げたコードを使って、認証管理者が有効化してください (Microsoft Entra 管理センター → 認証方法 → ハードウェア OATH トークン)。",
  },
};
