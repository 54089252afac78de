/**
 * Another phone number for somebody.
 *
 * 1. Triage: who is it, may the account be touched. A refused case is not touched at all.
 * 2. If nobody may approve, the case ends here.
 * 3. The manager decides; then an operator enters the number on a page, which reads it back.
 * 4. However that ended, the subject and the manager are told what holds and what stays open.
 */
import { policy } from "../../lib/domain/policy.ts";
import { endOf, phase } from "../kit/phase.ts";
import { runbook, stopped } from "../kit/runbook.ts";
import { changeApproved } from "./change-approved.ts";
import { tellOutcome } from "./tell-outcome.ts";
import { triaged } from "./parts/triaged.ts";

export const numberChange = runbook("number-change", { policy }, function* (run, { policy: { clocks } }) {
  // 1. Triage.
  const { subject, approver, factsHash, containOnlyBy: code } = yield* triaged(run);

  // 2. No further than that?
  if (code !== null || approver === null) return stopped(code ?? "no-approver");

  // 3. Change.
  const ending = yield* endOf(run, changeApproved, { subject, approver, factsHash, clocks });

  // 4. Tell.
  yield* phase(run, tellOutcome, { subject, approver, code: ending.code });
  return ending;
});
