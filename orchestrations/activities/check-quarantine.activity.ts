import { ended, refused } from "../../lib/domain/outcome.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import { quarantineHeld, type QuarantineHeld } from "../checks/quarantine-held.ts";
import { activity } from "../kit/activity.ts";
import { checkQuarantine } from "./check-quarantine.contract.ts";

/** Only reads. */
export const checkQuarantineActivity = activity(
  checkQuarantine,
  async (deps: QuarantineHeld & { readonly cases: CaseStore }, { caseId, subject }) => {
    const record = await deps.cases.get(caseId);
    if (!record) return refused("no-such-case", `${caseId} has no record`);
    const held = await quarantineHeld(deps, record, subject);
    if (!held) return ended("read", { isListed: false, isOurs: false });
    return ended("read", { isListed: await held.members.holds(subject), isOurs: held.notOurs === null });
  },
);
