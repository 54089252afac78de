/** Cases brought to where a step can be tried. */
import { handOverPass } from "../../orchestrations/desk/hand-over-pass.ts";
import { approvedIn } from "./approved-in.ts";
import { aMethod, manager, subject } from "./builders.ts";
import { aUserId } from "./records.ts";
import { runActivity } from "./run-activity.ts";
import type { World } from "./world.ts";

/** The subject had one method, which is removed, and got a pass for it. */
export const handedOver = async (outside: World) => {
  const { caseId, directory } = outside;
  directory.change(subject, { methods: [aMethod("softwareOath"), aMethod("password")] });
  await approvedIn(outside);
  const until = "2026-11-24T09:00:00.000Z";
  await runActivity(outside, "offer-pass", {
    caseId,
    key: `${caseId}:offer-pass:${subject}`,
    subject,
    until,
  });
  directory.change(subject, { methods: [aMethod("password")] });
  await handOverPass(outside, { caseId, subject, by: aUserId(21), proof: "in-person", number: 1 });
};

/** For `tokenHeld`. */
export const tokenRequest = { situation: "hardware-token-assign" as const, token: { serial: "T-1" } };
/** The token that the request names is the subject's by now. */
export const tokenHeld = async (outside: World, isActivated: boolean) => {
  outside.directory.tokens.set("T-1", { id: "token-1", holder: null, isActivated });
  await approvedIn(outside);
  await outside.hardwareTokens.assign(subject, "token-1");
};

export const approvalOpen = ({ approvals, caseId }: World) =>
  approvals.open({
    ...{ caseId, subject, approver: manager, stage: "manager", factsHash: "f" },
    ...{ instanceId: `${caseId}:ask-approval`, expiresAt: "2026-11-21T10:00:00.000Z" },
  });
