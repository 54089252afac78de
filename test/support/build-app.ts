import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const sources = ["functions", "orchestrations", "lib", "scripts/build.ts", "package-lock.json"];

/** The bundle of the sources as they are now; made anew only where one of them was changed, added or taken away since. */
export function buildApp(): void {
  const built = changedAt(join(root, "dist/main.cjs"));
  const isFresh = sources.flatMap((name) => allIn(join(root, name))).every((path) => changedAt(path) < built);
  if (!isFresh) execFileSync(process.execPath, [join(root, "scripts/build.ts")], { cwd: root });
}

/** Folders too: theirs is the time at which a file was added or taken away. */
const allIn = (path: string): string[] =>
  statSync(path).isDirectory()
    ? [path, ...readdirSync(path, { recursive: true, encoding: "utf8" }).map((name) => join(path, name))]
    : [path];

/** 0: it is not there. */
const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
