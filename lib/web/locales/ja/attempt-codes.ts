import type { CodeText } from "../en/case-codes.ts";
import type { attemptCodesEn } from "../en/attempt-codes.ts";

export const attemptCodesJa: Record<keyof typeof attemptCodesEn, CodeText> = {
  "not-for-this-person": {
    says: "ケースのポリシーで定められた方ではないか、依頼者、承認者または対象者ご本人であるため、この操作はできません。",
    route: null,
  },
  "person-is-remediated": {
    says: "操作した方のアカウントについてのケースが開いており、そのアカウントが第三者に使われているおそれがあります。そのケースが終わるまで、この方による発行や登録はできません。",
    route: null,
  },
  "sign-in-too-old": {
    says: "サインインから 15 分以上経ってから送信されたため、ご本人の操作とは確認できませんでした。",
    route: null,
  },
  "proof-not-allowed": {
    says: "申告された本人確認の方法は、ケースのポリシーで認められていません。",
    route: null,
  },
};
