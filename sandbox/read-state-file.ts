import { readFileSync } from "node:fs";
import type { z } from "zod";

/** A file of the state folder; throws with what to do where it is damaged or was written by another version. */
export function readStateFile<T>(file: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new Error(
      `${file} cannot be used: it is damaged, or another version wrote it. Remove the folder it is in to begin anew.`,
      { cause: error },
    );
  }
}
