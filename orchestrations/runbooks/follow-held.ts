/**
 * Follow one method that the directory holds on to as the default.
 *
 * 1. Its deletion is tried again, ever more seldom, until it is taken, refused for another reason, or the time is up.
 */
import { z } from "zod";
import { everMoreSeldom } from "../../lib/domain/ever-more-seldom.ts";
import { userId } from "../../lib/domain/ids.ts";
import { authenticationMethod } from "../../lib/domain/method.ts";
import { policy } from "../../lib/domain/policy.ts";
import { endOf } from "../kit/phase.ts";
import { runbook, stopped } from "../kit/runbook.ts";
import { pause } from "../kit/wait.ts";
import { removeOne } from "./remove-one.ts";

export const followHeld = runbook(
  "follow-held",
  {
    subject: userId,
    method: authenticationMethod,
    /** Among those that are followed beside it. */
    number: z.number().int().positive(),
    clocks: policy.shape.clocks,
  },
  function* (run, { subject, method, number, clocks: { firstFollowSeconds, followSeconds } }) {
    // 1. Try again.
    for (const [at, seconds] of everMoreSeldom(firstFollowSeconds, followSeconds).entries()) {
      yield* pause(run, seconds);
      const again = { subject, method, repeat: at + 2 };
      const ending = yield* endOf(run, removeOne, again, `default-${number}-${at + 1}`);
      if (ending.code !== "default-method") return ending;
    }
    return stopped("default-method");
  },
);
