/** The reason in a form, with the line ends that are counted; empty: none was given. */
export const sentReason = (fields: URLSearchParams): string =>
  (fields.get("reason") ?? "").replaceAll("\r\n", "\n").trim();
