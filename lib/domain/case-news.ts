/** What a case tells people at each of its turns: the data of a mail or a ticket comment; adapters' templates make the words. */
import { z } from "zod";
import { caseRecord } from "./case-record.ts";
import { stepView } from "./case-view.ts";

export const turn = z.enum([
  "opened",
  "contained",
  "approval-wanted",
  "approved",
  "denied",
  "app-passwords-wanted",
  "closed",
]);
export type Turn = z.infer<typeof turn>;

const caseNews = z.object({
  turn,
  record: caseRecord,
  steps: z.array(stepView),
  /** Where to act or to look: the approval's page, or the case's. */
  link: z.url(),
  /** Until when an answer counts; null where none is asked. */
  expiresAt: z.iso.datetime().nullable(),
  /** Why the case was refused, denied or stopped. */
  code: z.string().nullable(),
});
export type CaseNews = z.infer<typeof caseNews>;
