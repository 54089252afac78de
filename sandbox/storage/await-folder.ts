import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Where the storage that works on this folder leaves its process id; gone once it has saved everything and ended. */
export const holderFile = (folder: string): string => `${folder}.pid`;

const patienceMs = 8000;

/**
 * The storage of a sandbox that was killed ends by itself, but saves only after it has given its ports back: who reads the
 * folder before would lose what was written last. Throws when the folder stays in use.
 */
export async function awaitFolder(folder: string): Promise<void> {
  const file = holderFile(folder);
  for (let waited = 0; isHeld(file); waited += 100) {
    if (waited >= patienceMs)
      throw new Error(
        `${folder} is in use by process ${readFileSync(file, "utf8")}: end the sandbox that runs there, or set SANDBOX_DIR to another folder. If that process is no sandbox, delete ${file}.`,
      );
    await sleep(100);
  }
}

function isHeld(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    return process.kill(Number(readFileSync(file, "utf8")), 0);
  } catch (error) {
    // Another user's; else it has ended meanwhile, or was killed and left its file.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
