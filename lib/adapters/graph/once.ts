import { RefusedError } from "../../domain/errors.ts";
import { NothingDoneError } from "./nothing-done-error.ts";

/**
 * For an effect that must not be had twice. What Graph refused was not done, and what it put off may be tried again. After
 * anything else nobody knows: no answer, a fault on the way, or an answer that cannot be read. Then the error is final,
 * `answer-lost`, so that nothing above repeats the call blindly.
 */
export async function once<Value>(what: string, effect: Promise<Value>): Promise<Value> {
  try {
    return await effect;
  } catch (error) {
    if (error instanceof NothingDoneError) throw error;
    if (error instanceof RefusedError && error.code !== "unreadable-answer") throw error;
    const reason = error instanceof Error ? error.message : "unknown";
    throw new RefusedError("answer-lost", `no telling whether it was done to ${what}: ${reason}`, {
      cause: error,
    });
  }
}
