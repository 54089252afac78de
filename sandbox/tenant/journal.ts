import { appendFileSync } from "node:fs";
import { join } from "node:path";

/** One request as served. `identity` is the calling identity's name, or null where nobody has signed in as one. */
export interface JournalEntry {
  readonly time: string;
  readonly identity: string | null;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly status: number;
  readonly requestId: string;
  /** Set when the connection was broken in place of the answer. */
  readonly answerLost?: true;
  /** Of a request to Graph: for each check passed, the caller's permissions of which any one was enough. */
  readonly restedOn?: readonly (readonly string[])[];
  /** For each check not passed, the permissions of which any one would have been. */
  readonly lacked?: readonly (readonly string[])[];
}

/** Query parameters that name no person and hold no secret; all others are left out. */
const harmless = new Set([
  "api-version",
  "resource",
  "client_id",
  "ui_locales",
  "prompt",
  "response_type",
  "scope",
]);

/** Appends to `journal.ndjson`, written through before this returns, so that a killed process loses nothing. */
export function openJournal(dir: string): (entry: JournalEntry) => void {
  const path = join(dir, "journal.ndjson");
  return (entry) => appendFileSync(path, `${JSON.stringify(entry)}\n`);
}

export function journalQuery(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...query].filter(([name]) => harmless.has(name) || name.startsWith("$")));
}
