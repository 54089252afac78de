import type { Words } from "./words.ts";

export const wordsJa: Words = {
  status: { ok: "OK", mend: "要対応", unknown: "確認できません", "by-hand": "手作業で確認" },
  subjects: {
    permission: "アクセス許可",
    mail: "メールの送信",
    "strong-methods": "再登録できる認証方法",
    "pass-policy": "一時アクセス パス",
    "sms-sign-in": "SMS によるサインイン",
    "quarantine-group": "隔離グループ",
    "quarantine-policy": "隔離グループのポリシー",
    "user-risk": "アカウントのリスク",
    licences: "ライセンス",
    "audit-log": "監査ログ",
    sender: "メールの送信元",
    "sign-in-application": "サインイン用アプリケーション",
  },
  problems: {
    "permission-missing": {
      says: "アプリに付与されていません",
      then: "{for}が拒否されます。必要とするもの: {neededBy}",
      remedy:
        "アプリのマネージド ID に、Microsoft Graph のアプリ ロール {appRoleId} を New-MgServicePrincipalAppRoleAssignment で付与してください。反映まで最大 1 日かかることがあります。",
    },
    "permission-not-needed": {
      says: "付与されていますが、使われていません",
      then: "アプリが乗っ取られた場合に悪用されるおそれがあります。",
      remedy: "アプリのマネージド ID からこのアプリ ロールの割り当てを外してください。",
    },
    "permissions-of-a-person": {
      says: "確認できませんでした。ユーザーのトークンからは、アプリが持つ許可は分かりません",
      then: "不足している可能性があります。",
      remedy:
        "アプリのマネージド ID で実行するか、--principal にそのオブジェクト ID を指定するか、Entra 管理センターの「エンタープライズ アプリケーション」で該当の ID の「アクセス許可」を infra/graph-permissions.json と照合してください。",
    },
    "mail-from-every-mailbox": {
      says: "Mail.Send が Entra で付与されています",
      then: "Exchange の制限にかかわらず、アプリはすべてのメールボックスから送信できます。",
      remedy:
        "Entra の付与を外し、送信元のメールボックスに限って Exchange で Application Mail.Send を付与してください。",
    },
    "mail-in-exchange": {
      says: "Exchange で許可されている範囲は Graph からは分かりません",
      then: "許可されていない場合、上司に承認を依頼できず、ケースは承認されないまま終わります。",
      remedy:
        "Exchange Online PowerShell の Test-ServicePrincipalAuthorization で、この ID と送信元のメールボックスについて Application Mail.Send が範囲内であることを確認してください。",
    },
    "no-strong-method": {
      says: "パスキー、Authenticator、トークンのいずれも有効になっていません",
      then: "電話の認証方法を失った人が、代わりに登録できるものがありません。",
      remedy: "Entra 管理センターの「認証方法」>「ポリシー」で、少なくとも 1 つを有効にしてください。",
    },
    "passes-off": {
      says: "ポリシーが無効です",
      then: "ほかに認証方法がない人を、パスで再びサインインさせることができません。",
      remedy: "Entra 管理センターの「認証方法」>「ポリシー」>「一時アクセス パス」を有効にしてください。",
    },
    "passes-for-nobody": {
      says: "ポリシーは有効ですが、対象者がいません",
      then: "パスを発行できたとしても、それでサインインできる人がいません。",
      remedy: "Entra 管理センターの「認証方法」>「ポリシー」>「一時アクセス パス」に対象者を加えてください。",
    },
    "passes-for-some": {
      says: "ポリシーの対象は一部の人だけです",
      then: "対象外の人にはパスを渡せません。",
      remedy: "このアプリで扱う人がすべて対象に含まれているかを確認してください。",
    },
    "sms-sign-in-on": {
      says: "一部またはすべての人に対して有効です",
      then: "対象者に電話番号を設定すると、その番号がサインイン名にもなります。",
      remedy:
        "意図したものでなければ、「認証方法」>「ポリシー」>「SMS」で「サインインに使用」を外してください。",
    },
    "no-quarantine-group": {
      says: "設定 POLICY に指定されていません",
      then: "隔離は行われず、管理者が削除するまでアプリ パスワードが使えるままになります。",
      remedy:
        "ロールを割り当てられないセキュリティ グループを作成し、POLICY の quarantine.groupId に指定してください。",
    },
    "quarantine-group-absent": {
      says: "グループ {about} がありません",
      then: "隔離に失敗し、管理者が削除するまでアプリ パスワードが使えるままになります。",
      remedy: "グループを作成するか、POLICY の quarantine.groupId に正しいものを指定してください。",
    },
    "quarantine-group-may-hold-roles": {
      says: "グループ {about} にはロールを割り当てられます",
      then: "メンバーを変更できる者が管理者を作れてしまうため、アプリはこのグループを使いません。",
      remedy: "ロールを割り当てられない専用のセキュリティ グループを作成し、POLICY に指定してください。",
    },
    "no-quarantine-policy": {
      says: "グループ {about} を対象とする条件付きアクセス ポリシーがありません",
      then: "グループに加えても、何の効果もありません。",
      remedy:
        "ポリシーを作成してください。対象: このグループ、すべてのリソース。クライアント アプリ: Exchange ActiveSync とその他のクライアント。許可: ブロック。状態: オン。",
    },
    "quarantine-policy-off": {
      says: "グループ {about} のポリシーがオフです",
      then: "グループに加えても、何の効果もありません。",
      remedy: "ポリシーをオンにしてください。",
    },
    "quarantine-policy-report-only": {
      says: "グループ {about} のポリシーがレポート専用です",
      then: "ブロックの対象になることが記録されるだけで、実際にはブロックされません。",
      remedy: "ポリシーの状態を「レポート専用」から「オン」に変更してください。",
    },
    "quarantine-policy-too-narrow": {
      says: "グループ {about} のポリシーは、全メンバーのすべてのレガシ認証をブロックしていません",
      then: "隔離中も、一部のアプリ パスワードが使えるままになります。",
      remedy:
        "すべてのリソースについて Exchange ActiveSync とその他のクライアントをほかの条件なしでブロックし、保護対象のアカウント以外を除外しないでください。",
    },
    "no-premium": {
      says: "Entra ID P1 または P2 がありません",
      then: "条件付きアクセスが使えないため隔離できず、監査ログも 30 日ではなく 7 日分しかさかのぼれません。それより前の上司や連絡先の変更は、ポリシー (managerChangedDays、contactChangedDays) がより長い期間を対象にしていても見つかりません。",
      remedy: "対象者の分の P1 または P2 を購入するか、隔離なしで運用してください。",
    },
    "risk-not-watched": {
      says: "ポリシーでは確認しないことになっています",
      then: "ID Protection が高リスクと判定しているアカウントでも、認証方法の削除やパスの受け渡しが行われます。",
      remedy:
        "Entra ID P2 があれば、設定 POLICY の stopsAtHighRisk を true にしてください。ない場合は、承認の前に ID Protection > 危険なユーザーを手作業で確認してください。",
    },
    "risk-refused": {
      says: "アプリに読み取りが許可されていないか、組織にライセンスがありません",
      then: "ポリシーで確認することになっているため、承認が必要なケースはすべて、封じ込めまでで user-risk-unread で終了します。",
      remedy:
        "IdentityRiskyUser.Read.All を付与し、Entra ID P2 を用意するか、設定 POLICY から stopsAtHighRisk を外してください。",
    },
    "audit-log-refused": {
      says: "アプリには読み取りが許可されていません",
      then: "誰にも承認を依頼できず、承認が必要なケースはすべて manager-change-unread で終了します。アプリ パスワードの削除も確認できません。",
      remedy: "AuditLog.Read.All を付与してください。",
    },
    "sender-not-named": {
      says: "確認できませんでした。実行した環境に MAIL_SENDER が設定されていません",
      then: "メールを送信できない可能性があります。",
      remedy: "アプリと同じ設定で実行してください。",
    },
    "sender-absent": {
      says: "{about} がディレクトリにありません",
      then: "メールが送信されないため、上司に承認を依頼できず、ケースは承認されないまま終わります。",
      remedy: "MAIL_SENDER にメールボックスのオブジェクト ID を設定してください。",
    },
    "sender-without-address": {
      says: "{about} にメール アドレスがありません",
      then: "メールが送信されないため、上司に承認を依頼できず、ケースは承認されないまま終わります。",
      remedy: "メールボックスを割り当てるか、メールボックスのあるものを MAIL_SENDER に設定してください。",
    },
    "sign-in-not-readable": {
      says: "読み取りには Application.Read.All が必要なため、確認していません",
      then: "リダイレクト URI、ロール、フェデレーション資格情報に誤りがあると、承認者がサインインできません。",
      remedy:
        "Entra で次を確認してください。リダイレクト URI <PUBLIC_URL>/sign-in/callback、アプリ ロール Operator と Auditor、フェデレーション資格情報としてのマネージド ID。",
    },
    "not-permitted": {
      says: "確認できませんでした。実行者に読み取りが許可されていません",
      then: "不足している可能性があります。",
      remedy:
        "infra/graph-permissions.json で doctor に必要とされているアクセス許可を付けて実行するか、手作業で確認してください。",
    },
    "not-told": {
      says: "確認できませんでした。読み取れる応答がありません",
      then: "不足している可能性があります。",
      remedy: "もう一度実行し、変わらなければ手作業で確認してください。",
    },
  },
  then: "影響",
  remedy: "対処",
  summary: {
    well: "読み取れる範囲では、問題ありません。",
    notWell: "問題があります。上記をご覧ください。",
  },
  nothingChanged: "何も変更していません。",
};
