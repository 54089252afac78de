/**
 * Remove one method, with tries and waits of its own.
 *
 * 1. Approval and guards are read again, and the method is deleted.
 */
import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { authenticationMethod, methodKey } from "../../lib/domain/method.ts";
import { againOf } from "../../lib/domain/step-key.ts";
import { removeMethod } from "../activities/remove-method.contract.ts";
import { must } from "../kit/attempt.ts";
import { completed, runbook } from "../kit/runbook.ts";

export const removeOne = runbook(
  "remove-one",
  { subject: userId, method: authenticationMethod, repeat: z.number().int().nonnegative() },
  function* (run, { subject, method, repeat }) {
    // 1. Delete.
    const key = methodKey(method);
    yield* must(run, removeMethod, { subject, method }, repeat > 0 ? againOf(key, repeat) : key);
    return completed();
  },
);
