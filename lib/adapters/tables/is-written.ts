import { storageCode } from "./storage-code.ts";
import { translated } from "./storage-faults.ts";

const overtaken = new Set(["EntityAlreadyExists", "UpdateConditionNotSatisfied", "ResourceNotFound"]);

/**
 * False: a row is not as it was read, or is there already, and nothing was written. The writer may have been an earlier
 * try of our own whose answer was lost: read again and compare before deciding anything.
 */
export async function isWritten(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (overtaken.has(storageCode(error) ?? "")) return false;
    throw translated(error);
  }
}
