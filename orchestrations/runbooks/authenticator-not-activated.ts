/**
 * An entry of the Authenticator app that was never activated: it goes, and its owner adds it anew.
 *
 * 1. Triage: who is it, may the account be touched, what would be done. A refused case is not touched at all. Nothing is in other
 *    hands, so nobody is signed out.
 * 2. If nobody may approve, or it is unclear what to remove, the case ends here.
 * 3. The manager decides; the entry is removed, and that is proven. Who has nothing strong left then is handed a pass, to add
 *    it anew with.
 * 4. However that ended, the subject and the manager are told what holds and what stays open.
 */
import { policy } from "../../lib/domain/policy.ts";
import { endOf, phase } from "../kit/phase.ts";
import { runbook, stopped } from "../kit/runbook.ts";
import { removeAndFollow } from "./remove-and-follow.ts";
import { tellOutcome } from "./tell-outcome.ts";
import { triaged } from "./parts/triaged.ts";

export const authenticatorNotActivated = runbook(
  "authenticator-not-activated",
  { policy },
  function* (run, { policy: { clocks } }) {
    // 1. Triage.
    const found = yield* triaged(run);
    const { subject, approver, factsHash, containOnlyBy: code, remove: methods, needsPass } = found;

    // 2. No further than that?
    if (code !== null || approver === null) return stopped(code ?? "no-approver");

    // 3. Remove.
    const about = { subject, approver, factsHash, methods, isContained: false, needsPass, clocks };
    const ending = yield* endOf(run, removeAndFollow, about);

    // 4. Tell.
    yield* phase(run, tellOutcome, { subject, approver, code: ending.code });
    return ending;
  },
);
