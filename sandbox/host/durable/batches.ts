import type { TransactionAction } from "@azure/data-tables";

/** Room is left in a transaction of 100 operations for the instance's row and the messages of one turn. */
const largestCount = 60;
/** A transaction may carry 4 MiB. */
const largestBytes = 2_000_000;
/** How many messages one turn takes at most, so that its transaction does not overflow. */
export const largestInbox = 32;

/** Cuts operations into transactions, in order. */
export function inBatches(actions: readonly TransactionAction[]): TransactionAction[][] {
  const batches: TransactionAction[][] = [];
  let bytes = 0;
  for (const action of actions) {
    const size = Buffer.byteLength(JSON.stringify(action));
    const current = batches.at(-1);
    if (current && current.length < largestCount && bytes + size <= largestBytes) {
      current.push(action);
      bytes += size;
    } else {
      batches.push([action]);
      bytes = size;
    }
  }
  return batches;
}
