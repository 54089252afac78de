export interface Foretold {
  readonly kind: string;
  /** Which of them is told is the product's choice; none: nothing is. */
  readonly codes: readonly string[];
  /** Status of each step, in no order; removals are named by the method's id. */
  readonly steps: readonly string[];
  readonly status: string;
  /** Every write that is done but mails, in order; deletions side by side, sorted. */
  readonly writes: readonly string[];
  /** The methods that are left, as `shownAs` has them. */
  readonly left: readonly string[];
  /** Whether the subject is in the quarantine group in the end. */
  readonly isQuarantined: boolean;
  /** Object ids of whoever gets a mail, once for each mail. */
  readonly mails: readonly string[];
}
