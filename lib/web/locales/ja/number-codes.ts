import type { CodeText } from "../en/case-codes.ts";
import type { numberCodesEn } from "../en/number-codes.ts";

export const numberCodesJa: Record<keyof typeof numberCodesEn, CodeText> = {
  "number-not-entered": {
    says: "時間内に電話番号が入力されなかったか、読み直して確認できませんでした。",
    route:
      "引き続き必要な場合は、ヘルプデスクが新しいケースを開くか、認証管理者が手作業で登録してください (Microsoft Entra 管理センター → ユーザー → 対象アカウント → 認証方法)。",
  },
  "number-not-read-back": {
    says: "電話番号の変更をディレクトリに要求しましたが、入力したとおりの番号を時間内に読み直すことができませんでした。携帯電話の番号の場合、SMS サインインが無効であることも確認できていません。",
    route:
      "もう一度入力する前に、アカウントの認証方法を確認し、番号の SMS サインインが有効であれば無効にしてください (Microsoft Entra 管理センター → ユーザー → 対象アカウント → 認証方法)。",
  },
  "sms-sign-in-on": {
    says: "番号はディレクトリに登録されましたが、SMS だけでサインインできる状態か、そうでないことを確認できない状態です。",
    route:
      "認証管理者が、その番号の SMS サインインを無効にしてください (Microsoft Entra 管理センター → ユーザー → 対象アカウント → 認証方法)。",
  },
};
