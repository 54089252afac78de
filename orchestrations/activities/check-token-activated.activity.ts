import { z } from "zod";
import { ended, later, refused } from "../../lib/domain/outcome.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { HardwareTokens } from "../../lib/ports/hardware-tokens.ts";
import { activity } from "../kit/activity.ts";
import { checkTokenActivated } from "./check-token-activated.contract.ts";

const carried = z.object({ waited: z.number(), looks: z.number() });

interface Dependencies {
  readonly cases: CaseStore;
  readonly hardwareTokens: HardwareTokens;
}

/** Only reads; waits twice as long after each look, until the token is activated or the time is up. */
export const checkTokenActivatedActivity = activity(
  checkTokenActivated,
  async ({ cases, hardwareTokens }: Dependencies, { caseId, subject, carry, ...clocks }) => {
    const serial = (await cases.get(caseId))?.request.token?.serial;
    if (serial === undefined) return refused("no-such-case", `${caseId} names no token`);
    const before = carried.nullable().parse(carry ?? null) ?? { waited: 0, looks: 0 };
    const token = await hardwareTokens.find(serial);
    const looks = before.looks + 1;
    if (token?.isActivated && token.holder === subject) return ended("verified", { looks });

    const left = clocks.followSeconds - before.waited;
    if (left <= 0) return ended("open", { because: "token-not-activated", looks });
    const wait = Math.min(left, clocks.firstLookSeconds * 2 ** before.looks);
    return later(wait, { waited: before.waited + wait, looks });
  },
);
