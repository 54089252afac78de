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
  "lift-check-refused": {
    says: "隔離の解除は承認されましたが、その後の確認で、上司が最近変更された可能性を否定できなかったため、アカウントはまだ隔離グループに入っています。",
    route: `上司が変更されたかどうかとその理由を、ディレクトリの担当者に確認してください。理由がわからなければ、セキュリティ チームに連絡してください。${liftByHand}`,
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
  "app-passwords-made-unread": {
    says: "アプリ パスワードは削除されたとされていますが、その後に作成されたものがあるかどうかを、ディレクトリの監査ログから読み取れませんでした。",
    route:
      "監査ログに「Create application password for user」の記録がないか確認してください (Microsoft Entra 管理センター → ユーザー → 対象アカウント → 監査ログ)。削除より後の記録があれば、認証ポリシー管理者がもう一度すべて削除してください (ユーザー → ユーザーごとの MFA → 対象アカウント → ユーザー MFA 設定)。",
  },
  "quarantined-not-deleted": {
    says: "アプリ パスワードがすべて削除されたことは、監査ログでは確認できません。アカウントは隔離グループに入っているため、組織の条件付きアクセス ポリシーの範囲でアプリ パスワードが遮断されています。",
    route:
      "認証ポリシー管理者が削除してください (Microsoft Entra 管理センター → ユーザー → ユーザーごとの MFA → 対象アカウント → ユーザー MFA 設定)。",
  },
  "quarantine-lifted": {
    says: "アプリ パスワードは遮断されていただけで、隔離は解除されました。削除されていないものは再び使えます。",
    route:
      "認証ポリシー管理者が削除してください (Microsoft Entra 管理センター → ユーザー → ユーザーごとの MFA → 対象アカウント → ユーザー MFA 設定)。",
  },
  "quarantine-end-not-proven": {
    says: "隔離の解除を始めましたが、アカウントがまだ隔離グループに入っているかどうかは確認できていません。削除されていないアプリ パスワードは、再び使える可能性があります。",
    route:
      "隔離グループのメンバーを確認してください。アプリ パスワードは、認証ポリシー管理者が削除してください (Microsoft Entra 管理センター → ユーザー → ユーザーごとの MFA → 対象アカウント → ユーザー MFA 設定)。",
  },
  "remember-mfa-off": {
    says: "組織の設定では、ブラウザーで多要素認証を省略できないため、セッションのほかに解除するものはありません。",
    route: null,
  },
  "remember-mfa-on": {
    says: "組織の設定では、ブラウザーで多要素認証を数日間省略できます。セッションの失効でこれも終わるかどうかは、Microsoft の文書に書かれていません。",
    route:
      "認証管理者が解除してください (Microsoft Entra 管理センター → ユーザー → ユーザーごとの MFA → 対象アカウント → ユーザー MFA 設定 →「記憶されているすべてのデバイスで多要素認証を復元する」)。次回のサインインで、多要素認証が求められることを確かめてください。",
  },
  "remember-mfa-not-told": {
    says: "ブラウザーで多要素認証を省略できるかどうかが、ディレクトリからはわかりません。セッションの失効でこれも終わるかどうかは、Microsoft の文書に書かれていません。",
    route:
      "省略できる場合は、認証管理者が解除してください (Microsoft Entra 管理センター → ユーザー → ユーザーごとの MFA → 対象アカウント → ユーザー MFA 設定 →「記憶されているすべてのデバイスで多要素認証を復元する」)。次回のサインインで、多要素認証が求められることを確かめてください。",
  },
  "deleted-none-made": {
    says: "監査ログで、アプリ パスワードが削除されたことを確認しました。その後に作成された記録はありません。",
    route:
      "本人に確認してください。先進認証に対応したアプリであれば、アプリ パスワードは不要です。必要な場合は、本人が https://mysignins.microsoft.com/security-info で作成してください。",
  },
  "made-none-deleted": {
    says: "監査ログに、新しいアプリ パスワードの記録がありますが、以前のものが削除された記録がありません。以前のものはまだ使える可能性があります。",
    route:
      "本人が https://mysignins.microsoft.com/security-info で削除するか、認証ポリシー管理者がすべて削除してください (Microsoft Entra 管理センター → ユーザー → ユーザーごとの MFA → 対象アカウント → ユーザー MFA 設定)。",
  },
};
