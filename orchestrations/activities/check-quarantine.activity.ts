import { ended } from "../../lib/domain/outcome.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import { quarantineHeld, type QuarantineHeld } from "../checks/quarantine-held.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { checkQuarantine } from "./check-quarantine.contract.ts";

/** Only reads. */
export const checkQuarantineActivity = activity(
  checkQuarantine,
  async (deps: QuarantineHeld & { readonly cases: CaseStore }, { caseId, subject }) => {
    const record = await recordOf(deps.cases, caseId);
    const held = await quarantineHeld(deps, record, subject);
    if (!held) return ended("read", { isListed: false, isOurs: false });
    return ended("read", { isListed: await held.members.holds(subject), isOurs: held.notOurs === null });
  },
);
