import { methodInWords } from "./method-in-words.ts";
import type { ShownCase, TimelineRecord } from "./watch-case.ts";

/** A record as a line for a terminal: time, who, what, status. Beginnings are left out, but for repeated tries. */
export function timelineLine(
  record: TimelineRecord,
  shown: ShownCase,
  names: ReadonlyMap<string, string>,
): string[] {
  const { at, type, step, attempt, key, actor, outcome } = record;
  if (type === "begin" && attempt === 1) return [];
  const who = actor.kind === "person" ? (names.get(actor.id) ?? actor.id) : actor.id;
  const what = type === "begin" ? `try ${attempt}` : (outcome?.status ?? outcome?.code ?? "");
  const method = methodInWords(shown, key ?? "");
  return [`${at.slice(11, 23)}  ${who.padEnd(16)} ${step.padEnd(20)} ${what}${method ? `  ${method}` : ""}`];
}
