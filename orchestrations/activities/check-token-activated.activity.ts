import { nextLook } from "../../lib/domain/next-look.ts";
import { ended, refused } from "../../lib/domain/outcome.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { HardwareTokens } from "../../lib/ports/hardware-tokens.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { checkTokenActivated } from "./check-token-activated.contract.ts";

interface Dependencies {
  readonly cases: CaseStore;
  readonly hardwareTokens: HardwareTokens;
}

/** Only reads; waits twice as long after each look, until the token is activated or the time is up. */
export const checkTokenActivatedActivity = activity(
  checkTokenActivated,
  async ({ cases, hardwareTokens }: Dependencies, { caseId, subject, carry, ...clocks }) => {
    const serial = (await recordOf(cases, caseId)).request.token?.serial;
    if (serial === undefined) return refused("unforeseen", `${caseId} names no token`);
    const token = await hardwareTokens.find(serial);
    const { looks, again } = nextLook(carry, clocks);
    if (token?.isActivated && token.holder === subject) return ended("verified", { looks });
    return again ?? ended("open", { because: "token-not-activated", looks });
  },
);
