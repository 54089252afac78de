/**
 * JSON in ASCII only. Azurite 3.x breaks other characters: a batch that holds U+2028 fails ("Transaction Failed"), and in
 * a long request a character whose bytes fall into two chunks arrives as question marks.
 */
export const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
