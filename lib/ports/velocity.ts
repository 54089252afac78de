/** Counts cases by whom they are about, who asked, who would approve, and all together. */
import type { CaseId } from "../domain/ids.ts";
import type { CountedKind } from "../domain/velocity.ts";

export interface Velocity {
  /**
   * Counts the case once, however often it is asked. Its place, from 1, among the cases that were counted for the same
   * `id` in the window before it; what is beyond a limit counts as well, so that a flood has no gaps.
   */
  count(kind: CountedKind, id: string, caseId: CaseId, windowSeconds: number): Promise<number>;
  /** The cases that were counted there of late, oldest first. */
  counted(kind: CountedKind, id: string): Promise<readonly CaseId[]>;
}
