import { ended } from "../../lib/domain/outcome.ts";
import { stillAllowed, type StillAllowed } from "../checks/still-allowed.ts";
import { activity } from "../kit/activity.ts";
import { offerPass } from "./offer-pass.contract.ts";

/** Writes nothing but its own frame in the trail, which is what the page reads. */
export const offerPassActivity = activity(
  offerPass,
  async (deps: StillAllowed, { caseId, key, subject, until }) => {
    const allowed = await stillAllowed(deps, { caseId, key, subject });
    return allowed.result === "refused" ? allowed : ended("recorded", { until });
  },
);
