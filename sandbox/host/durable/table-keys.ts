/** Keys of the one table: a partition for each instance id, so that each turn is one transaction. */

/** Everything that a table key forbids, or that is safer not to try, becomes `~` and hexadecimal UTF-8. */
export function partitionOf(instanceId: string): string {
  return instanceId.replace(/[^A-Za-z0-9_.:@=-]/gu, (sign) => `~${Buffer.from(sign).toString("hex")}~`);
}

export const instanceKey = "i";

export const historyKey = (generation: number, index: number): string =>
  `${historyPrefix(generation)}${String(index).padStart(6, "0")}`;

export const historyPrefix = (generation: number): string => `h${String(generation).padStart(6, "0")}-`;

export const messagePrefix = "m-";

/** OData: keys that start so; `~` sorts behind everything that such a key holds. */
export const startsWith = (partition: string, prefix: string): string =>
  `PartitionKey eq '${partition}' and RowKey ge '${prefix}' and RowKey lt '${prefix}~'`;
