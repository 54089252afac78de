import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JournalEntry } from "../../sandbox/tenant/journal.ts";

/** Of Graph alone, in order. */
export const servedIn = (dir: string): JournalEntry[] =>
  readFileSync(join(dir, "journal.ndjson"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as JournalEntry)
    .filter(({ path }) => /^\/(v1\.0|beta)\//.test(path));
