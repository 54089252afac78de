/**
 * Text that somebody else wrote (names, tickets, reasons), fit to be shown: controls, line breaks and the characters that
 * turn the direction of writing are gone, and it is no longer than `max`. Escaping is left to the renderer.
 */
export function displayText(text: string, max = 100): string {
  const clean = text.normalize("NFC").replace(unsafe, " ").replace(/\s+/g, " ").trim();
  const characters = Array.from(clean);
  return characters.length > max ? `${characters.slice(0, max - 1).join("")}…` : clean;
}

/** C0, C1, lone surrogates, private use, and format characters (bidi controls, zero width) except the joiners of emoji. */
const unsafe = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;
