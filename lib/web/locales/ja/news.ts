import type { newsEn } from "../en/news.ts";

export const newsJa: typeof newsEn = {
  subjects: {
    opened: (account, ticket, situation) => `[${ticket}] 受付: ${account} さん (${situation})`,
    contained: (account, ticket) => `[${ticket}] 封じ込め: ${account} さんのアカウント`,
    "approval-wanted": (account, ticket, situation) =>
      `[${ticket}] 承認のお願い: ${account} さん (${situation})`,
    approved: (account, ticket, situation) => `[${ticket}] 承認されました: ${account} さん (${situation})`,
    denied: (account, ticket, situation) =>
      `[${ticket}] 承認されませんでした: ${account} さん (${situation})`,
    "cooling-off": (account, ticket, situation) =>
      `[${ticket}] 承認済み (まだ実行していません): ${account} さん (${situation})`,
    objected: (account, ticket) => `[${ticket}] 本人から心当たりがないとの連絡: ${account} さん`,
    "app-passwords-wanted": (account, ticket) =>
      `[${ticket}] 管理者の作業が必要です: ${account} さんのアプリ パスワード`,
    "default-wanted": (account, ticket) =>
      `[${ticket}] 既定のサインイン方法の変更をお願いします: ${account} さん`,
    "new-phone-wanted": (account, ticket) =>
      `[${ticket}] 新しいスマートフォンの追加をお願いします: ${account} さん`,
    "pass-ready": (account, ticket) => `[${ticket}] パスをお渡しできます: ${account} さん`,
    "pass-handed-over": (account, ticket) => `[${ticket}] パスをお渡ししました: ${account} さん`,
    "pass-unused": (account, ticket) => `[${ticket}] パスによる登録を確認できていません: ${account} さん`,
    "attack-suspected": (account, ticket) => `[${ticket}] セキュリティ: ${account} さんのケースの調査依頼`,
    "activation-wanted": (account, ticket) =>
      `[${ticket}] ハードウェア トークンの有効化をお願いします: ${account} さん`,
    "number-wanted": (account, ticket) => `[${ticket}] 電話番号の入力をお願いします: ${account} さん`,
    closed: (account, ticket, situation) => `[${ticket}] 終了報告: ${account} さん (${situation})`,
  },
  lift: {
    wanted: (manager) =>
      `このアカウントの隔離を解除し、隔離グループから外してよいか、${manager} さんに承認をお願いしています。`,
    approved: (manager) =>
      `${manager} さんが隔離の解除を承認しました。もう一度確認してから、アカウントを隔離グループから外します。`,
  },
  renewalSubject: (account, ticket) => `[${ticket}] 使えなくなったアプリ パスワード: ${account} さん`,
  liftSubjects: {
    "approval-wanted": (account, ticket) => `[${ticket}] 承認のお願い: ${account} さんの隔離の解除`,
    approved: (account, ticket) => `[${ticket}] 承認されました: ${account} さんの隔離の解除`,
    denied: (account, ticket) => `[${ticket}] 隔離は続きます: ${account} さん`,
  },
  opened: (requester, situation) =>
    `${requester} さんから「${situation}」の連絡がありました。まずアカウントを確認します。上司がサインインして承認するまで、何も削除しません。`,
  containsAtOnce: "支障がなければ、アカウントのサインイン セッションをただちに失効させます。",
  containedVerified: "アカウントのサインイン セッションを失効させ、ディレクトリを読み直して確認しました。",
  containedOpen: "アカウントのサインイン セッションが失効したことを、まだ確認できていません。",
  goesNoFurther: "この先は自動では行いません:",
  managerNext: (manager) => `次に、対象となる認証方法の削除について、${manager} さんに承認を依頼します。`,
  wanted: (manager) =>
    `以下の認証方法をこのアカウントから削除してよいか、${manager} さんに承認をお願いしています。`,
  notMailed: (manager) =>
    `${manager} さんにメールが届いたかどうかは確かではありません。以前からご存じの方法でお伝えください。ケース一覧の画面にサインインすると、承認依頼を開けます。`,
  until: (time) => `回答期限は ${time} です。回答がない場合は却下として扱います。`,
  silence: "期限までに回答がない場合は却下として扱います。",
  decideThere:
    "このメッセージを受け取っただけ、リンクを開いただけでは、回答したことにはなりません。サインインした画面で回答してください。",
  toRemove: "承認すると削除されるもの",
  toKeep: "残すもの",
  approved: (manager) =>
    `${manager} さんが承認しました。全項目をもう一度確認し、変わった点がなければ、認証方法を削除します。`,
  approvedFirst: (manager, second) =>
    `${manager} さんが承認しました。次に、${second} さんにも承認を依頼します。お二人の承認がそろうまで、何も削除しません。`,
  coolingOff: (duration) =>
    `実行までに少なくとも ${duration} 待ちます。その間、アカウントのご本人は、心当たりがなければ知らせて止めることができます。`,
  notBefore: (duration) =>
    `このアカウントについての依頼が承認されました。承認された操作は、承認から ${duration} が経つまで行いません。`,
  notToldToObject:
    "本人にメールが届いたかどうかは確かではありません。心当たりがあるかどうかを本人が知らせられるよう、以前からご存じの方法でお伝えください。",
  objectThere:
    "ご自身のアカウントで、頼んだ覚えがない場合は、リンク先の画面にサインインしてお知らせください。お知らせの後、このケースはこれ以上何も削除せず、誰にもサインインの手段を渡しません。",
  appPasswords: "管理者の作業が必要です。このアカウントのアプリ パスワードを、いますべて削除してください。",
  defaultWanted:
    "ご対応が必要です。ほかの認証方法が残っている間、ディレクトリは既定のサインイン方法を削除しません。先に、別の方法を既定に選んでください。",
  defaultHow:
    "アカウントのご本人が変更できます。https://mysignins.microsoft.com/security-info にサインインし、「既定のサインイン方法」の「変更」から、いまお使いになれる方法を選んでください。または、認証管理者が変更できます (Microsoft Entra 管理センター → ユーザー → 対象アカウント → 認証方法 →「既定のサインイン方法」)。このシステムは変更しません。変更に必要なアクセス許可では、全員のすべての認証方法を変更できてしまうためです。",
  defaultThen:
    "変更後の報告は不要です。ケースの追跡中 (ポリシーで変えないかぎり 72 時間) は、間隔を広げながら削除を試み、削除できたことを確認します。",
  newPhoneWanted:
    "先に新しいスマートフォンを追加してください。追加できるのは、アカウントのご本人だけです。ヘルプデスクでの作業やリセットは必要ありません。",
  newPhoneHow:
    "新しいスマートフォンではなく、パソコンやタブレットで操作してください。https://mysignins.microsoft.com/security-info にサインインし、「サインイン方法の追加」から「Microsoft Authenticator」を選び、表示された QR コードを新しいスマートフォンのアプリで読み取ります。",
  newPhoneKeep:
    "サインインに必要なため、追加が終わるまで古いスマートフォンは手元に置いてください。アプリの削除や端末の初期化だけでは、ディレクトリの登録は消えません。すでにサインインできない場合は、ヘルプデスクにお知らせください。紛失と同じ扱いで対応します。",
  newPhoneThen: (manager) =>
    `追加後の報告は不要です。ポリシーで変えないかぎり最長 72 時間、間隔を広げながら登録を確認します。確認できたら、古いスマートフォンの登録を削除してよいか、${manager} さんに承認を依頼します。お心当たりがない場合は、何も追加せずにヘルプデスクへご連絡ください。`,
  wouldHandOver: (pass) =>
    `サインインに使える強力な認証方法が残らないため、本人確認のうえで一時アクセス パス (${pass}) をお渡しすることになります。`,
  passReady: "このアカウントには、サインインに使える強力な認証方法が残っていません。",
  passReadyUnproven:
    "計画では、サインインに使える強力な認証方法は残りません。ただし、削除する方法が実際になくなり、ほかの方法もないことは、確認できていません。",
  passReadyNow: "リンク先の画面から、一時アクセス パスを本人にお渡しできます。",
  passReadyWho: (holders) => `お渡しできる方 (サインインが必要です): ${holders}`,
  passReadyHow:
    "必ず対面または電話で本人と話しながら、先に本人確認をしてください。パスはその画面に一度だけ表示され、送信されることはありません。",
  passHandedOver:
    "本人確認をしたと申告した担当者が、このアカウントの一時アクセス パスをお渡ししました。新しい認証方法の登録を待っています。",
  passHandedOverSelf:
    "ご自身のアカウントで、パスを受け取った覚えがない場合は、以前からご存じの方法で、ただちにセキュリティ担当にご連絡ください。",
  passUnused:
    "パスを使って新しい認証方法が登録されたことは、確認できていません。確認できた内容は、手順の状態をご覧ください。残ったパスは取り消します。取り消しを確認できたかどうかも、手順の状態に表示されます。ケースが続いている間は、あらためて本人確認をしたうえで、別のパスをお渡しできます。",
  holders: { operator: "オペレーター", manager: "上司" },
  suspected: "セキュリティの連絡先としてお知らせします。このケースを調べてください。",
  tokenWanted: (manager, serial) =>
    `シリアル番号 ${serial} のハードウェア トークンをこのアカウントに割り当ててよいか、${manager} さんに承認をお願いしています。割り当てると、トークンを持つ人は、パスワードと合わせてサインインできるようになります。`,
  tokenApproved: (manager) =>
    `${manager} さんが承認しました。全項目をもう一度確認し、変わった点がなければ、ハードウェア トークンを割り当てます。`,
  activationWanted: (serial) =>
    `シリアル番号 ${serial} のハードウェア トークンをアカウントに割り当てました。トークンに表示されるコードで有効化するまでは使えません。`,
  activationHow:
    "トークンはご本人に直接お渡しください。ご本人が https://mysignins.microsoft.com/security-info にサインインし、ハードウェア トークンを選んで、そのとき表示されているコードを入力します。コードをほかの人に伝える必要はありません。メールやチケットにも書かないでください。",
  activationThen:
    "有効化後の報告は不要です。ポリシーで変えないかぎり最長 72 時間、間隔を広げながら確認します。",
  numberApprovalWanted: (manager) =>
    `オペレーターがこのアカウントに別の電話番号を入力してよいか、${manager} さんに承認をお願いしています。その電話を持つ人は、パスワードと合わせてサインインの確認ができるようになります。`,
  numberApproved: (manager) =>
    `${manager} さんが承認しました。全項目をもう一度確認し、変わった点がなければ、オペレーターが番号を入力できるようになります。`,
  numberWanted:
    "リンク先の画面で、電話番号を入力できます。入力できるのは、サインインしたオペレーター (対象者ご本人を除く) です。",
  numberHow:
    "本人と対面するか、以前からご存じの方法でかけ直し、本人から聞いた番号を入力してください。入力後、ディレクトリを読み直して確認します。",
  numberNever:
    "番号をチケット、メール、チャットには書かないでください。ポリシーで変えないかぎり、ケースは最長 72 時間、入力を待ちます。",
  closedProven: "計画したすべての手順について、以下のとおり証拠があります。",
  closedOpen: (open, all) =>
    `実行は終わりましたが、${all} 件の手順のうち ${open} 件が未完了です。完了を示す証拠がありません。`,
  closedContained: "実行は終わりました。以下のとおり、このケースでは証明していない手順があります。",
  closedNoPlan: "アカウントに何も行わずに、ケースを終了しました。",
  closedEarly: "ケースは途中で終了しました。行ったことと行わなかったことを以下に示します。",
  steps: "手順",
  who: "対象アカウント",
  what: "できごと",
  asked: "依頼者",
  ticket: "チケット",
  caseId: "ケース番号",
  link: "画面を開く (サインインが必要です)",
  unexpected:
    "お心当たりがない場合は、以前からご存じの方法で、ヘルプデスクまたはセキュリティ担当にご連絡ください。このメールには返信しないでください。",
  automatic: "mfa-remediation からの自動送信です。パスワードや確認コードをお尋ねすることはありません。",
};
