/** What the sweep finds in a store: one row that cannot be read keeps no other waiting. */
export interface LeftUndone<Item> {
  readonly found: readonly Item[];
  readonly unreadable: readonly UnreadableRow[];
}

/** What it asks for is not done until somebody has corrected it. */
export interface UnreadableRow {
  /** `table/partition/row`. */
  readonly key: string;
  /** What is wrong with it, and nothing of what it says. */
  readonly error: Error;
}
