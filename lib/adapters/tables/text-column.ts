/**
 * A text property holds 64 KiB of UTF-16:
 * https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model
 */
const mostCharacters = 32_768;

/** Refuses what a property cannot hold before the service does, and says what it was. */
export function textColumn(what: string, text: string): string {
  if (text.length <= mostCharacters) return text;
  throw new Error(
    `${what} has ${text.length} characters; a table property holds ${mostCharacters}: store less evidence`,
  );
}
