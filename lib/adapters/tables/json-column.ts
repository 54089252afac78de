import { z } from "zod";
import { textColumn } from "./text-column.ts";

/** JSON in a text property; line separators stay escaped, since a batch with a raw one breaks on the emulator. */
export const jsonColumn = (what: string, value: unknown): string =>
  textColumn(what, JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029"));

/** Reads a JSON property back through its schema. */
export const jsonText = <Value>(schema: z.ZodType<Value>) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        // The parser's own message repeats a part of the text.
        context.addIssue("is no JSON");
        return z.NEVER;
      }
    })
    .pipe(schema);
