/**
 * Which cases contained a subject of late, each kind of containment for itself, so that forged tickets cannot torment
 * anybody.
 */
import type { CaseId, UserId } from "../domain/ids.ts";

export interface Containments {
  /**
   * Takes one of the subject's `limit` turns in this window. True: this case has one (also when asked again); false: all
   * are taken by others, who have contained the subject for this case as well.
   */
  claim(subject: UserId, caseId: CaseId, windowSeconds: number, limit: number): Promise<boolean>;
  /** The case that took the latest turn, however long ago. */
  latest(subject: UserId): Promise<{ readonly caseId: CaseId; readonly at: string } | undefined>;
  /** The case that was the last to ask for a turn for the first time, got or not: it relies on the containment as it is. */
  lastAsked(subject: UserId): Promise<CaseId | undefined>;
}
