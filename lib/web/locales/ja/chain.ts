import type { chainEn } from "../en/chain.ts";

export const chainJa: typeof chainEn = {
  faults: {
    unreadable: "監査記録として読み取れません。",
    "not-canonical": "内容は同じですが、書き込まれたときと異なるバイト列になっています。",
    hash: "内容がハッシュと一致しません。",
    prev: "直前の記録とつながっていません。",
    sequence: "番号が連続していません。",
    "row-key": "番号と異なる場所に保存されています。",
    case: "別のケースの記録です。",
    "repeated-id": "すでにある記録と重複しています。",
    "end-without-begin": "始まりの記録がない手順の終わりです。",
    "begin-without-end":
      "ケースが閉じられたのに、終わりの記録がありません。その効果があったかどうかは不明です。",
    "under-way": "まだ終わりの記録がありません。",
    "removal-without-approval": "必要な承認がそろう前に、認証方法の削除が始まっています。",
    "device-without-approval": "必要な承認がそろう前に、デバイスの無効化が始まっています。",
    "token-without-approval": "必要な承認がそろう前に、トークンの割り当てが始まっています。",
    "pass-without-approval": "必要な承認がそろう前に、パスのお渡しが始まっています。",
    "number-without-approval": "必要な承認がそろう前に、電話番号の入力が始まっています。",
    "lift-without-approval": "承認がないまま、隔離が解除されています。",
  },
  unapproved:
    "連鎖は保たれており、記録が変更された形跡はありません。ただし、必要な承認がそろう前に行われた、または始まった操作があります。承認を経ずに操作されたおそれがあるため、セキュリティ担当に連絡してください。",
};
