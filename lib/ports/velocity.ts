/** Counts cases by whom they are about, whose account they contain, who asked, who would approve, and all together. */
import type { CaseId } from "../domain/ids.ts";
import type { CountedKind } from "../domain/velocity.ts";

/** `contained` has no limit: it tells whose account is being contained. */
type Counted = CountedKind | "contained";

export interface Velocity {
  /**
   * Counts the case once, however often it is asked. Its place, from 1, among the cases that were counted for the same
   * `id` in the window before it, and after that time where one is given; what is beyond a limit counts as well, so that
   * a flood has no gaps.
   */
  count(kind: Counted, id: string, caseId: CaseId, windowSeconds: number, after?: string): Promise<number>;
  /** The place that a case would have which were counted now; counts nothing. */
  nextPlace(kind: Counted, id: string, windowSeconds: number, after?: string): Promise<number>;
  /** The cases that were counted there of late, oldest first. */
  counted(kind: Counted, id: string): Promise<readonly CaseId[]>;
}
