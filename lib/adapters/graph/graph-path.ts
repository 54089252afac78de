/**
 * Paths and filters for Graph. The client library encodes nothing: a user principal name with `#EXT#` in a DELETE would
 * cut the path off behind the user, and delete the user.
 */

/** Tag of a template literal: what stands in its places becomes one encoded segment, or part of an encoded query value. */
export function graphPath(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return parts.reduce((path, part, index) => `${path}${segment(values[index - 1] ?? "")}${part}`);
}

/** A URL parser takes `.` and `..` for steps up the path even when they are encoded. */
function segment(value: string): string {
  if (value === "" || value === "." || value === "..")
    throw new Error("an id must not be empty, `.` or `..`");
  return encodeURIComponent(value);
}

/** A string literal of OData: quotes inside are doubled (OData 4.01 ABNF, `SQUOTE-in-string`). */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** `?$select=…&$filter=…` with each value encoded. */
export function graphQuery(options: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}
