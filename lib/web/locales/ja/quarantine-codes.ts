import type { CodeText } from "../en/case-codes.ts";
import type { quarantineCodesEn } from "../en/quarantine-codes.ts";

const liftByHand =
  "手作業で解除する場合は、グループ管理者またはグループの所有者がアカウントを外してください (Microsoft Entra 管理センター → グループ → 隔離グループ → メンバー)。";
const setUp =
  "このシステムの管理者が、設定 POLICY (quarantine) を確認してください。グループ管理者は、レガシ認証をブロックするグループにアカウントを手作業で入れることもできます。";

export const quarantineCodesJa: Record<keyof typeof quarantineCodesEn, CodeText> = {
  "quarantine-member": {
    says: "アカウントが隔離グループに入っていることを、ディレクトリで確認しました。何がブロックされるかは組織の条件付きアクセス ポリシーによるもので、このケースでは証明していません。",
    route: null,
  },
  "no-quarantine-group": {
    says: "この組織では隔離グループが指定されていないため、アカウントを隔離していません。",
    route: setUp,
  },
  "no-such-group": { says: "隔離グループがディレクトリに見つかりません。", route: setUp },
  "quarantine-group-unfit": {
    says: "隔離用に指定されたグループはロールを割り当て可能なため、このシステムは操作しません。",
    route: setUp,
  },
  "quarantine-limit": {
    says: "最近、複数のケースがこのアカウントを隔離したため、このケースでは行っていません。",
    route:
      "チケットが本物であれば、グループ管理者がアカウントを隔離グループに入れてください。そうでなければ、セキュリティ担当に知らせてください。",
  },
  "membership-not-read-back": {
    says: "ディレクトリに受け付けられましたが、隔離グループに入ったことを時間内に確認できませんでした。",
    route: "Microsoft Entra 管理センターで、隔離グループのメンバーを確認してください。",
  },
  "quarantined-before": {
    says: "アカウントはまだ隔離グループに入っています。このケースが入れたかどうかが確かでないため、このケースでは外しません。",
    route: liftByHand,
  },
  "quarantined-since": {
    says: "アカウントはまだ隔離グループに入っています。その後、別のケースも隔離を必要としています。",
    route: liftByHand,
  },
  "not-quarantined": {
    says: "隔離グループに、このアカウントは入っていません。",
    route: null,
  },
  "not-lifted": {
    says: "隔離の解除が承認されなかったため、アカウントはまだ隔離グループに入っています。",
    route: liftByHand,
  },
  "still-quarantined": {
    says: "隔離の解除は承認され、ディレクトリにも受け付けられましたが、アカウントがまだグループの一覧に残っています。",
    route: liftByHand,
  },
  "app-password-made-since": {
    says: "ディレクトリの監査ログに、最後の削除より後に作成されたアプリ パスワードの記録があります。",
    route:
      "本人が作成したものか確認してください。そうでなければ、認証ポリシー管理者がもう一度すべて削除してください (Microsoft Entra 管理センター → ユーザー → ユーザーごとの MFA → 対象アカウント → ユーザー MFA 設定)。",
  },
  "quarantined-not-deleted": {
    says: "監査ログに削除の記録はありません。アカウントは隔離グループに入っているため、組織の条件付きアクセス ポリシーの範囲でアプリ パスワードが遮断されていますが、削除はされていません。",
    route:
      "認証ポリシー管理者が削除してください (Microsoft Entra 管理センター → ユーザー → ユーザーごとの MFA → 対象アカウント → ユーザー MFA 設定)。",
  },
  "quarantine-lifted": {
    says: "アプリ パスワードは遮断されていただけで、隔離は解除されました。削除されていないものは再び使えます。",
    route:
      "認証ポリシー管理者が削除してください (Microsoft Entra 管理センター → ユーザー → ユーザーごとの MFA → 対象アカウント → ユーザー MFA 設定)。",
  },
};
