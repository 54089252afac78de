/** A value as a table entity: its JSON, split over properties, because one property holds at most 32 Ki characters. */
const pieceLength = 30_000;

export type Pieces = Record<string, string>;

/**
 * Line separators are escaped: a batch that holds U+2028 as it is fails in Azurite 3.x ("Transaction Failed"), while a
 * single write passes.
 */
export function toPieces(value: unknown): Pieces {
  const text = JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  const pieces: Pieces = {};
  for (let start = 0, count = 0; start < text.length; count++) {
    const end = start + pieceLength;
    const splitsPair = isHighSurrogate(text.charCodeAt(end - 1));
    const piece = text.slice(start, splitsPair ? end - 1 : end);
    pieces[`json${count}`] = piece;
    start += piece.length;
  }
  return pieces;
}

/** The reader says what it had written; nothing else writes to the table. */
export function fromPieces(entity: Readonly<Record<string, unknown>>): unknown {
  let text = "";
  for (let count = 0; typeof entity[`json${count}`] === "string"; count++)
    text += String(entity[`json${count}`]);
  return JSON.parse(text);
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
