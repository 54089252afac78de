/** The value, or undefined when the text is not JSON (JSON itself cannot say undefined). */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
