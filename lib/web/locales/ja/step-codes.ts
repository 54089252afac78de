import type { CodeText } from "../en/case-codes.ts";
import type { stepCodesEn } from "../en/step-codes.ts";

export const stepCodesJa: Record<keyof typeof stepCodesEn, CodeText> = {
  denied: {
    says: "上司が却下しました。何も削除していません。失効させたセッションは、失効したままです。",
    route: null,
  },
  lapsed: {
    says: "期限までに回答がなかったため、却下として扱いました。何も削除していません。失効させたセッションは、失効したままです。",
    route: null,
  },
  "directory-unavailable": {
    says: "決められた時間内に、ディレクトリから応答がありませんでした。",
    route:
      "Microsoft のサービス正常性を確認してください。ディレクトリが応答するようになったら、新しいケースを開いてください。",
  },
  "directory-forbidden": {
    says: "このシステムのアクセス許可が足りないため、ディレクトリに拒否されました。",
    route:
      "このシステムの管理者が、Graph のアクセス許可を確認してください。それまでの間は、認証管理者が Microsoft Entra 管理センターで手作業で対応してください。",
  },
  "no-such-case": {
    says: "ケースの記録が見つかりません。",
    route: "このシステムの管理者が、テーブルとログを確認してください。",
  },
  unforeseen: {
    says: "このシステムが想定していないことが起きました。",
    route:
      "このシステムの管理者がログを確認してください。はっきりするまで、証拠のない手順は完了していないものとして扱ってください。",
  },
  "not-run-yet": { says: "まだ実行していません。", route: null },
  "still-listed": {
    says: "ディレクトリの一覧にまだ残っています。",
    route:
      "認証管理者が手作業で削除してください (Microsoft Entra 管理センター → ユーザー → 対象アカウント → 認証方法)。",
  },
  "not-proven-yet": {
    says: "削除はディレクトリに受け付けられましたが、証明となる「2 回続けて一覧にないこと」をまだ確認できていません。",
    route: null,
  },
  "contained-recently": {
    says: "少し前に、別のケースがこのアカウントのセッションを失効させました。一定時間内に繰り返しては行いません。",
    route: null,
  },
  "not-read-back": {
    says: "ディレクトリに受け付けられましたが、時間内に読み直して確認することができませんでした。",
    route:
      "認証管理者が、もう一度セッションを失効させることができます (Microsoft Entra 管理センター → ユーザー → 対象アカウント → セッションの取り消し)。",
  },
  accepted: { says: "相手側が受け付けましたが、読み直しはしていません。", route: null },
  "one-clean-list": {
    says: "一度は一覧から消えていましたが、次の確認では裏付けが取れませんでした。一度だけでは、更新の遅れた複製を読んだ可能性があります。",
    route: "Microsoft Entra 管理センターで、アカウントの認証方法を確認してください。",
  },
  "no-deletion-in-audit": {
    says: "ケースを開いてから、アプリ パスワードを削除した記録がディレクトリの監査ログにありません。",
    route:
      "認証ポリシー管理者が削除してください (Microsoft Entra 管理センター → ユーザー → ユーザーごとの MFA → 対象アカウント → ユーザー MFA 設定 →「選択したユーザーによって生成された既存のアプリ パスワードをすべて削除する」)。",
  },
  "no-mail-address": {
    says: "ディレクトリにメール アドレスがないため、メールを送っていません。",
    route: "ご存じの別の方法で本人に伝えてください。",
  },
  "default-method": {
    says: "ほかの認証方法が残っている間、ディレクトリは既定の方法を削除しません。",
    route:
      "認証管理者が Microsoft Entra 管理センターで既定の方法を変更してから、この方法を削除してください。",
  },
  "not-found": { says: "ディレクトリに見つかりません。", route: null },
  "bad-request": {
    says: "ディレクトリが、依頼の内容を受け付けませんでした。",
    route: "このシステムの管理者がログを確認してください。それまでの間、この手順は手作業でも行えます。",
  },
  "gave-up": {
    says: "再試行の上限に達しました。実際に効果があったかどうかは不明です。",
    route: "Microsoft Entra 管理センターでアカウントを確認し、必要であれば手作業で対応してください。",
  },
};
