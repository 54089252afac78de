/**
 * Sign-in methods to be registered anew, as the admin centre's "Require re-register MFA" does it.
 *
 * 1. Triage: who is it, may the account be touched, what would be done. A refused case is not touched at all.
 * 2. Contain at once: sessions are revoked, and the subject is told. Nobody is asked.
 * 3. If nobody may approve, or it is unclear what to remove, the case ends here.
 * 4. The manager decides; phone numbers, Authenticator and tokens are removed, and that is proven. Who has nothing strong left
 *    then is handed a pass, so that nobody else who knows the password registers first.
 * 5. However that ended, the subject and the manager are told what holds and what stays open.
 */
import { policy } from "../../lib/domain/policy.ts";
import { endOf, phase } from "../kit/phase.ts";
import { runbook, stopped } from "../kit/runbook.ts";
import { contain } from "./contain.ts";
import { removeAndFollow } from "./remove-and-follow.ts";
import { tellOutcome } from "./tell-outcome.ts";
import { triaged } from "./parts/triaged.ts";

export const requireReregistration = runbook(
  "require-reregistration",
  { policy },
  function* (run, { policy: { clocks } }) {
    // 1. Triage.
    const found = yield* triaged(run);
    const { subject, approver, factsHash, containOnlyBy: code, remove: methods, needsPass } = found;

    // 2. Contain.
    yield* phase(run, contain, { subject, code, isQuarantined: false, clocks });

    // 3. No further than that?
    if (code !== null || approver === null) return stopped(code ?? "no-approver");

    // 4. Remove.
    const about = { subject, approver, factsHash, methods, isContained: true, needsPass, clocks };
    const ending = yield* endOf(run, removeAndFollow, about);

    // 5. Tell.
    yield* phase(run, tellOutcome, { subject, approver, code: ending.code });
    return ending;
  },
);
