import type { dossierEn } from "../en/dossier.ts";

export const dossierJa: typeof dossierEn = {
  title: "手作業で対応するための情報",
  doers: {
    "authentication-administrator": "認証管理者",
    "privileged-authentication-administrator": "特権認証管理者",
    "authentication-policy-administrator": "認証ポリシー管理者",
    "home-organisation": "本人の所属組織 (こちらではユーザー管理者)",
    "other-provider": "別の ID プロバイダーの管理者 (こちらでは認証管理者)",
    "groups-administrator": "グループ管理者",
    "cloud-device-administrator": "クラウド デバイス管理者",
    "scoped-administrator": "その管理単位にロールを割り当てられた認証管理者",
    "security-officer": "セキュリティ責任者 (アプリ ロール SecurityOfficer)",
    "security-team": "セキュリティ担当",
    "program-administrator": "このシステムの管理者",
    "help-desk": "ヘルプデスク",
    person: "本人",
  },
  doer: "担当",
  where: "場所",
  tenant: "テナント ID",
  account: "アカウント",
  administrator: "管理者のユーザー名",
  administratorBlank: "(ご自身のものを記入してください)",
  happened: "できごと",
  story: (situation, time, code) => `${situation} (受付: ${time})。${code}`,
  case: "ケース番号",
  support: "サインインできる管理者が一人もいない場合",
  supportHow:
    "Microsoft サポートに連絡してください。ポータルを開けない場合: https://aka.ms/AzurePortalHelp。テナント、管理者のユーザー名、いつ何が起きたかを聞かれます。いずれもここに記載しています。",
};
