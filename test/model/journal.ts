import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A request that the tenant served, as its journal has it. */
export interface Served {
  readonly time: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly status: number;
  readonly requestId: string;
  /** The connection was broken in place of the answer. */
  readonly answerLost?: true;
}

/** Of Graph alone, in order. */
export const servedIn = (dir: string): Served[] =>
  readFileSync(join(dir, "journal.ndjson"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Served)
    .filter(({ path }) => /^\/(v1\.0|beta)\//.test(path));
