/** What the directory's audit log shows of deleted app passwords: how many rows since the case was opened, and by whom. */
import { z } from "zod";

export const deletionsSeen = z.object({
  /** Ids of the rows. */
  rows: z.array(z.string()),
  /** Object ids, one for each row by a person other than the subject. */
  byAdministrators: z.array(z.string()),
  /** Rows by the subject. */
  byTheSubject: z.number().int(),
  /** Rows of which the log names no person. */
  byNobodyNamed: z.number().int(),
});
export type DeletionsSeen = z.infer<typeof deletionsSeen>;

/** As the evidence of a step holds it; undefined where it tells of none. */
export function deletionsIn(evidence: unknown): DeletionsSeen | undefined {
  const seen = deletionsSeen.safeParse(evidence).data;
  return seen && seen.rows.length > 0 ? seen : undefined;
}
