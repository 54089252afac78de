import { asciiJson } from "./ascii-json.ts";

/** A property of a table entity holds 32 Ki characters at most. */
const pieceLength = 30_000;

/** A value as a table entity: its JSON, split over properties. */
export function toPieces(value: unknown): Record<string, string> {
  const text = asciiJson(value);
  const pieces: Record<string, string> = {};
  for (let count = 0; count * pieceLength < text.length; count++)
    pieces[`json${count}`] = text.slice(count * pieceLength, (count + 1) * pieceLength);
  return pieces;
}

/** The reader says what it had written; nothing else writes to the table. */
export function fromPieces(entity: Readonly<Record<string, unknown>>): unknown {
  let text = "";
  for (let count = 0; typeof entity[`json${count}`] === "string"; count++)
    text += String(entity[`json${count}`]);
  return JSON.parse(text);
}
