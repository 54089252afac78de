/**
 * A lost phone.
 *
 * 1. Triage: who is it, may the account be touched, what would be done. A refused case is not touched at all.
 * 2. Contain at once: sessions are revoked; where the policy says so, the account is put into quarantine; and the subject is
 *    told. Nobody is asked.
 * 3. If nobody may approve, or it is unclear what to remove, the case ends here.
 * 4. Recover: the manager decides, the phone's methods are removed and that is proven, who has nothing left to sign in with
 *    is handed a pass, app passwords are followed; the quarantine ends when the manager agrees.
 * 5. However that ended, the subject and the manager are told what holds and what stays open.
 */
import { policy } from "../../lib/domain/policy.ts";
import { endOf, phase } from "../kit/phase.ts";
import { runbook, stopped } from "../kit/runbook.ts";
import { contain } from "./contain.ts";
import { recover } from "./recover.ts";
import { tellOutcome } from "./tell-outcome.ts";
import { triaged } from "./parts/triaged.ts";

export const lostPhone = runbook("lost-phone", { policy }, function* (run, { policy: { clocks } }) {
  // 1. Triage.
  const found = yield* triaged(run);
  const { subject, approver, factsHash, containOnlyBy: code, remove: methods } = found;
  const { isQuarantined, needsPass } = found;

  // 2. Contain.
  yield* phase(run, contain, { subject, code, isQuarantined, clocks });

  // 3. No further than that?
  if (code !== null || approver === null) return stopped(code ?? "no-approver");

  // 4. Recover.
  const about = {
    subject,
    approver,
    factsHash,
    methods,
    isContained: true,
    isQuarantined,
    needsPass,
    clocks,
  };
  const ending = yield* endOf(run, recover, about);

  // 5. Tell.
  yield* phase(run, tellOutcome, { subject, approver, code: ending.code });
  return ending;
});
