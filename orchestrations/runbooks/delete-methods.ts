/**
 * Delete methods.
 *
 * 1. All but the default method, side by side; then the default one, which the directory refuses while others remain.
 * 2. What was not deleted is tried once more, in the same order.
 * 3. A guard that comes down on the way ends it at once.
 */
import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { authenticationMethod } from "../../lib/domain/method.ts";
import { endsCase } from "../../lib/domain/refusal-code.ts";
import { endsOf } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { removeOne } from "./remove-one.ts";

const rounds = [
  // 1. Delete.
  { name: "first", repeat: 0, ofDefault: false },
  { name: "first:default", repeat: 0, ofDefault: true },
  // 2. Once more.
  { name: "again", repeat: 1, ofDefault: false },
  { name: "again:default", repeat: 1, ofDefault: true },
];

export const deleteMethods = runbook(
  "delete-methods",
  { subject: userId, methods: z.array(authenticationMethod) },
  function* (run, { subject, methods }) {
    let left = methods;
    for (const { name, repeat, ofDefault } of rounds) {
      const these = left.filter(({ isDefault }) => isDefault === ofDefault);
      const inputs = these.map((method) => ({ subject, method, repeat }));
      const endings = yield* endsOf(run, removeOne, inputs, name);
      const deleted = these.filter((_, index) => endings[index]?.kind === "completed");
      left = left.filter((method) => !deleted.includes(method));

      // 3. Guards.
      const guard = endings.find(({ code }) => code !== null && endsCase(code));
      if (guard) return guard;
    }
    return completed();
  },
);
