const longestSeconds = 86_400;

/**
 * What `Retry-After` asks for, in seconds or as a date (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after). At
 * most a day, however large the number; whatever is neither counts as not sent, and a date that has passed as no wait.
 */
export function retryAfter(header: string | null | undefined, nowMs: number): { retryAfterSeconds?: number } {
  const seconds = secondsOf(header?.trim() ?? "", nowMs);
  if (Number.isNaN(seconds)) return {};
  return { retryAfterSeconds: Math.min(Math.max(0, Math.ceil(seconds)), longestSeconds) };
}

/** A date ends in GMT: `Date.parse` alone would take `-5` or `1.5` for one. */
function secondsOf(text: string, nowMs: number): number {
  if (/^\d+$/.test(text)) return Number(text);
  return text.endsWith(" GMT") ? (Date.parse(text) - nowMs) / 1000 : Number.NaN;
}
