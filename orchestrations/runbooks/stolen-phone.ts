/**
 * A stolen phone.
 *
 * 1. Triage: who is it, may the account be touched, what would be done. A refused case is not touched at all.
 * 2. Contain at once: sessions are revoked, the account is put into quarantine, and the subject is told. Nobody is asked.
 * 3. If there are no two people who may approve, or nothing would be left to sign in with, the case ends here.
 * 4. Recover: the manager decides, then a second approver; everything that is not proven to be elsewhere is removed and
 *    that is proven, the phone is disabled as a device, app passwords are followed, and the quarantine ends when the
 *    manager agrees.
 * 5. However that ended, the subject and the manager are told what holds and what stays open.
 */
import { policy } from "../../lib/domain/policy.ts";
import { endOf, phase } from "../kit/phase.ts";
import { runbook, stopped } from "../kit/runbook.ts";
import { contain } from "./contain.ts";
import { recover } from "./recover.ts";
import { tellOutcome } from "./tell-outcome.ts";
import { triaged } from "./parts/triaged.ts";

export const stolenPhone = runbook("stolen-phone", { policy }, function* (run, { policy: { clocks } }) {
  // 1. Triage.
  const found = yield* triaged(run);
  const { subject, approver, second, factsHash, containOnlyBy: code, isQuarantined, devices } = found;

  // 2. Contain.
  yield* phase(run, contain, { subject, code, isQuarantined, clocks });

  // 3. No further than that?
  if (code !== null || approver === null) return stopped(code ?? "no-approver");
  if (second === null) return stopped("no-second-approver");

  // 4. Recover.
  const about = { subject, approver, second, factsHash, methods: found.remove, isContained: true };
  const what = { isQuarantined, devices, needsPass: found.needsPass };
  const ending = yield* endOf(run, recover, { ...about, ...what, clocks });

  // 5. Tell.
  yield* phase(run, tellOutcome, { subject, approver, code: ending.code });
  return ending;
});
