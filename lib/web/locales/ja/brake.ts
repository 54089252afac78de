import type { brakeEn } from "../en/brake.ts";

export const brakeJa: typeof brakeEn = {
  title: "ブレーキ",
  off: "削除は、承認に従って通常どおり行われます。ブレーキはかかっていません。",
  on: "すべてのアカウントの削除を止めています。",
  causeNames: {
    "tenant-limit": "短時間に多すぎるケース",
    "elevated-threat": "脅威の高まり",
  },
  causes: {
    "tenant-limit": "短時間にケースが多すぎました。再開する前に、ケースの発生元を確かめてください。",
    "elevated-threat": "脅威が高まっているため、セキュリティ責任者が削除を止めました。",
  },
  cause: "原因",
  pulledAt: "停止",
  pulledBy: "停止した人",
  pulledBecause: "停止の理由",
  liftedAt: "再開",
  liftedBy: "再開した人",
  liftedBecause: "再開の理由",
  pullHeading: "削除を止める",
  pullHint:
    "すべてのアカウントが対象です。すでに承認されたケースの削除も止まります。新しいケースの封じ込め (セッションの失効) は続けます。",
  pull: "削除を止める",
  liftHeading: "削除を再開する",
  liftHint:
    "停止中に終わったケースは再開しません。必要な作業が残っている場合は、新しいケースを開いてください。",
  lift: "削除を再開する",
  officersOnly: "削除の停止と再開ができるのは、ロール SecurityOfficer を持つ方だけです。",
  changed:
    "送信の前に、別の方が状態を変更しました。今回の送信では何も変わっていません。現在の状態をご確認ください。",
  past: "これまでの停止",
  never: "削除を止めたことはありません。",
  trailHint: "停止と再開は、すべて監査証跡に残ります:",
  link: "ブレーキ",
};
