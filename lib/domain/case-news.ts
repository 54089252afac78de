/** What a case tells people at each of its turns: the data of a mail or a ticket comment; lib/web/mails makes the words. */
import { z } from "zod";
import type { ApprovalStage } from "./approval.ts";
import type { CaseRecord } from "./case-record.ts";
import type { MfaHints } from "./mfa-hints.ts";
import type { StepView } from "./case-view.ts";

export const turn = z.enum([
  "opened",
  "contained",
  "approval-wanted",
  "approved",
  "denied",
  "cooling-off",
  "objected",
  "app-passwords-wanted",
  "default-wanted",
  "new-phone-wanted",
  "pass-ready",
  "pass-handed-over",
  "pass-unused",
  "attack-suspected",
  "activation-wanted",
  "number-wanted",
  "closed",
]);
export type Turn = z.infer<typeof turn>;

export interface CaseNews {
  readonly turn: Turn;
  readonly record: CaseRecord;
  readonly steps: readonly StepView[];
  /** Where to act or to look: the approval's page, or the case's. */
  readonly link: string;
  /** Null: none were read. */
  readonly hints: MfaHints | null;
  /** Whose decision the turn is about, where it is about one. */
  readonly stage: ApprovalStage;
  /** Until when an answer counts, ISO; null where none is asked. */
  readonly expiresAt: string | null;
  /** Why the case was refused, denied or stopped. */
  readonly code: string | null;
  /** The subject has said that it was not them. */
  readonly isObjected: boolean;
  /** The reader is the subject: the link leads to where they can say that it was not them. */
  readonly isToSubject: boolean;
}
