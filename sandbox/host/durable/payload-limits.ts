import { asciiJson } from "./ascii-json.ts";
import { eventType, type Answer } from "./protocol.ts";
import type { Replay } from "./replay.ts";

/**
 * Characters of JSON, as stored, that a text may have: a table entity ends at 1 MiB, stores two bytes a character, and
 * holds at most two such texts. Azure would move larger ones to blobs; a program that needs this should pass a reference.
 */
export const largestText = 200_000;
/** The extension refuses more than 16 KB of UTF-16 as custom status. */
const largestCustomStatus = 8_192;

/** The first text of a turn that does not fit; undefined when all fit. */
export function tooLarge(replay: Replay, answer: Answer): string | undefined {
  const check = (what: string, value: unknown, limit: number): string | undefined => {
    const length = lengthOf(value);
    return length > limit ? `${what} has ${length} characters of JSON, more than ${limit}` : undefined;
  };
  for (const { event, input } of replay.asked.values()) {
    if (event.EventType === eventType.timerCreated) continue;
    const found = check(`the input of '${event.Name}'`, input, largestText);
    if (found) return found;
  }
  return (
    check("the output", answer.output, largestText) ??
    check("the input of continueAsNew", replay.continuedAsNew?.input, largestText) ??
    check("the custom status", answer.customStatus, largestCustomStatus)
  );
}

/** JSON is stored within JSON, hence quoted twice. */
export const storedLength = (json: string): number => asciiJson(json).length;

const lengthOf = (value: unknown): number => (value === undefined ? 0 : storedLength(JSON.stringify(value)));
