/** When each subject was last contained, so that forged tickets cannot torment anybody. */
import type { CaseId, UserId } from "../domain/ids.ts";

export interface Containments {
  /**
   * Takes the subject's turn for this window. `held`: this case has it (also when asked again); otherwise the case
   * that has it and since when.
   */
  claim(
    subject: UserId,
    caseId: CaseId,
    windowSeconds: number,
  ): Promise<{ held: true } | { held: false; by: CaseId; at: string }>;
}
