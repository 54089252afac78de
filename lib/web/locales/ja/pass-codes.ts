import type { CodeText } from "../en/case-codes.ts";
import type { passCodesEn } from "../en/pass-codes.ts";

export const passCodesJa: Record<keyof typeof passCodesEn, CodeText> = {
  "pass-made-since": {
    says: "最後の認証方法の削除後にセッションが失効したことを確認できる前にパスが発行されたため、セッションは再度失効させていません。失効させると、本人がパスで始めた操作も終わってしまうためです。先にサインインした人は、まだサインインしたままの可能性があります。",
    route:
      "本人が新しい認証方法を登録した後に、認証管理者がセッションを失効させてください (Microsoft Entra 管理センター → ユーザー → 対象アカウント → セッションの取り消し)。",
  },
  "not-picked-up": {
    says: "時間内に、パスのお渡しがありませんでした。",
    route: "まだサインインできない場合は、ヘルプデスクが新しいケースを開いてください。",
  },
  "no-strong-method": {
    says: "時間内に、強力な認証方法が登録されませんでした。",
    route:
      "本人に確認してください。ヘルプデスクが新しいケースを開くか、認証管理者が、対面、またはディレクトリに登録された番号への折り返し電話で本人であることを確かめたうえで、一時アクセス パスを手作業で発行します。",
  },
};
