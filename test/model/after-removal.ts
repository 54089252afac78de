import { z } from "zod";
import { activities } from "../../functions/register-runbooks.ts";
import type { ActivityFunction } from "../support/drive.ts";
import type { Outside } from "./guards.ts";

const removed = z.looseObject({ result: z.string() });

/** The same removals, and what happens between one and the next. */
export const afterRemoval = (
  outside: Outside,
  happens: () => Promise<void>,
): Record<string, ActivityFunction> =>
  Object.fromEntries(
    activities
      .filter(({ name }) => name === "remove-method")
      .map(({ name, run }) => [
        name,
        async (input, context) => {
          const done = removed.safeParse(await run(outside, input, context));
          if (done.data?.result === "ended") await happens();
          return done.data;
        },
      ]),
  );
