import { z } from "zod";
import { RefusedError } from "../../lib/domain/errors.ts";
import type { UserId } from "../../lib/domain/ids.ts";
import { readBackWait } from "../../lib/domain/next-look.ts";
import { ended, later, refused } from "../../lib/domain/outcome.ts";
import type { HardwareTokens } from "../../lib/ports/hardware-tokens.ts";
import { recordOf } from "../checks/record-of.ts";
import { stillAllowed, type StillAllowed } from "../checks/still-allowed.ts";
import { activity } from "../kit/activity.ts";
import { assignToken } from "./assign-token.contract.ts";

const firstWaitSeconds = 5;
const carried = z.object({ requestId: z.string().optional(), looks: z.number() });

interface Dependencies extends StillAllowed {
  readonly hardwareTokens: HardwareTokens;
}

/**
 * Idempotent in effect: a token that the subject holds already is not assigned again, and one that an earlier try assigned
 * without anybody hearing of it is refused by the directory, which changes nothing. Reads lag writes, so it looks until both
 * the token and the list of methods show it, where it has the token's own id:
 * https://learn.microsoft.com/graph/api/authentication-list-hardwareoathmethods?view=graph-rest-beta
 */
export const assignTokenActivity = activity(
  assignToken,
  async (deps: Dependencies, { caseId, key, subject, carry }) => {
    const { cases, directory, hardwareTokens } = deps;
    const record = await recordOf(cases, caseId);
    const allowed = carry ? undefined : await stillAllowed(deps, { caseId, key, subject });
    if (allowed?.result === "refused") return allowed;
    const isPlanned = record.triage?.plan?.steps.some(({ name }) => name === assignToken.name);
    const serial = record.request.token?.serial;
    if (!isPlanned || serial === undefined) return refused("not-approved", `${caseId} assigns no token`);

    const token = await hardwareTokens.find(serial);
    if (!token) return refused("no-such-token", `there is no token ${serial}`);
    if (token.holder !== null && token.holder !== subject)
      return refused("token-with-somebody-else", `the token ${token.id} is somebody else's`);
    const asked = carried.nullable().parse(carry ?? null);
    if (!asked && token.holder === null)
      return later(firstWaitSeconds, { ...(await assign(deps, subject, token.id)), looks: 1 });

    const evidence = { tokenId: token.id, ...asked, looks: asked?.looks ?? 1 };
    const { methods } = await directory.methods(subject);
    const isListed = methods.some(({ type, id }) => type === "hardwareOath" && id === token.id);
    if (token.holder === subject && isListed) return ended("verified", evidence);
    const wait = readBackWait(evidence.looks, 2 * firstWaitSeconds);
    if (wait === null) return ended("open", { because: "token-not-read-back", ...evidence });
    return later(wait, { ...asked, looks: evidence.looks + 1 });
  },
);

/** Refused where somebody has it by now: reading back says whether that is the subject. */
async function assign({ hardwareTokens }: Dependencies, subject: UserId, tokenId: string) {
  try {
    return await hardwareTokens.assign(subject, tokenId);
  } catch (error) {
    if (error instanceof RefusedError && error.code === "bad-request") return {};
    throw error;
  }
}
