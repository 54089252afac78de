/**
 * A new phone, while the old one is still there.
 *
 * 1. Triage: who is it, may the account be touched, which entry is the old phone's. A refused case is not touched at all.
 *    Nothing is in other hands, so nobody is signed out.
 * 2. The new phone comes first: the subject is told how to add it, and the case looks for it until the time is up.
 * 3. Triage afresh, so that the approver is shown what is there now: the new entry stays, the old one goes.
 * 4. Not seen, or nobody may approve? Then the case ends here, and the subject is told.
 * 5. The manager decides; the old phone's entry is removed, and that is proven.
 * 6. However that ended, the subject and the manager are told what holds and what stays open.
 */
import { policy } from "../../lib/domain/policy.ts";
import { notifyPerson } from "../activities/notify-person.contract.ts";
import { triageCase } from "../activities/triage-case.contract.ts";
import { attempt, must } from "../kit/attempt.ts";
import { endOf, phase } from "../kit/phase.ts";
import { runbook, stopped } from "../kit/runbook.ts";
import { awaitNewPhone } from "./await-new-phone.ts";
import { removeAndFollow } from "./remove-and-follow.ts";
import { tellOutcome } from "./tell-outcome.ts";
import { triaged } from "./parts/triaged.ts";

export const newPhone = runbook("new-phone", { policy }, function* (run, { policy: { clocks } }) {
  // 1. Triage.
  let found = yield* triaged(run);
  const { subject } = found;

  if (found.containOnlyBy === "new-phone-not-seen") {
    // 2. Wait.
    yield* phase(run, awaitNewPhone, { subject, clocks });

    // 3. Triage afresh.
    found = yield* must(run, triageCase, {}, "afresh");
  }

  // 4. No further than that?
  const { approver, factsHash, containOnlyBy: code, remove: methods, needsPass } = found;
  if (code !== null || approver === null) {
    const closed = { turn: "closed" as const, code: code ?? "no-approver" };
    yield* attempt(run, notifyPerson, { subject, to: subject, ...closed }, "closed");
    return stopped(closed.code);
  }

  // 5. Remove.
  const about = { subject, approver, factsHash, methods, isContained: false, needsPass, clocks };
  const ending = yield* endOf(run, removeAndFollow, about);

  // 6. Tell.
  yield* phase(run, tellOutcome, { subject, approver, code: ending.code });
  return ending;
});
