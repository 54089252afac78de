import { maskNumbers } from "../domain/mask-numbers.ts";

/**
 * Text that somebody else wrote (names, tickets, reasons), fit to be shown: controls, line breaks and the characters that
 * turn the direction of writing are gone, addresses are broken so that no mail program makes links of them, and it is no
 * longer than `max`. Escaping is left to the renderer.
 */
export function displayText(text: string, max = 100): string {
  const clean = text
    .normalize("NFC")
    .replace(unsafe, " ")
    .replace(/\s+/g, " ")
    .replace(address, "$& ")
    .trim();
  const characters = Array.from(clean);
  return characters.length > max ? `${characters.slice(0, max - 1).join("")}…` : clean;
}

/** The name of a device as the directory or the ticket has it: what looks like a phone number in it is masked. */
export const displayLabel = (label: string, max?: number): string => displayText(maskNumbers(label), max);

/** Its first half is kept and a blank follows. */
const address = /:(?=\/\/)|\bwww(?=\.)/giu;

/** C0, C1, lone surrogates, private use, and format characters (bidi controls, zero width) except the joiners of emoji. */
const unsafe = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;
