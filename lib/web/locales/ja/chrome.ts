import type { chromeEn } from "../en/chrome.ts";

export const chromeJa: typeof chromeEn = {
  skip: "本文へ移動",
  navigation: "ページ",
  cases: "ケース一覧",
  signedInAs: (name) => `${name} さんとしてサインイン中`,
  signOut: "サインアウト",
  footer: "ほかのログと照合するときは、UTC の時刻をお使いください。",
};
