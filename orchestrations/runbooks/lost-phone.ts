/**
 * A lost phone.
 *
 * 1. Triage: who is it, may the account be touched, what would be done. A refused case is not touched at all.
 * 2. Contain at once: sessions are revoked, and the subject is told. Nobody is asked.
 * 3. If nobody may approve, or it is unclear what to remove, the case ends here.
 * 4. The subject's manager decides; silence is a denial.
 * 5. Everything is checked again, right before anything is destroyed; what changed ends the case here.
 * 6. The phone's methods are removed and their absence is proven.
 * 7. App passwords: no API deletes them, so a person is asked to; the ticket says who, where and how.
 * 8. The case follows the app passwords until the audit log shows their deletion or the time is up, and looks at the
 *    methods once more.
 * 9. The subject and the manager are told what holds and what stays open.
 */
import { policy } from "../../lib/domain/policy.ts";
import { notifyPerson } from "../activities/notify-person.contract.ts";
import { recheckCase } from "../activities/recheck-case.contract.ts";
import { revokeSessions } from "../activities/revoke-sessions.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { triageCase } from "../activities/triage-case.contract.ts";
import { attempt, completed, must, phase, runbook, stopped } from "../kit/runbook.ts";
import { askApproval } from "./ask-approval.ts";
import { followUp } from "./follow-up.ts";
import { removeMethods } from "./remove-methods.ts";

export const lostPhone = runbook("lost-phone", { policy }, function* (run, { policy: { clocks } }) {
  // 1. Triage.
  const { subject, approver, factsHash, containOnlyBy, remove } = yield* must(run, triageCase, {});

  // 2. Contain.
  const contained = { turn: "contained" as const, code: containOnlyBy };
  yield* attempt(run, revokeSessions, { subject, windowSeconds: clocks.containmentWindowSeconds });
  yield* attempt(run, tellTicket, contained, "contained");
  yield* attempt(run, notifyPerson, { subject, to: subject, ...contained }, "contained");

  // 3. No further than that?
  if (containOnlyBy !== null || approver === null) return stopped(containOnlyBy ?? "no-approver");

  // 4. Approval.
  yield* phase(run, askApproval, { subject, approver, factsHash, approvalSeconds: clocks.approvalSeconds });

  // 5. Check again.
  yield* must(run, recheckCase, { subject, factsHash });

  // 6. Remove and prove.
  yield* phase(run, removeMethods, { subject, methods: remove, clocks });

  // 7. Ask for the app passwords.
  yield* attempt(run, tellTicket, { turn: "app-passwords-wanted", code: null }, "app-passwords-wanted");

  // 8. Follow.
  yield* phase(run, followUp, { subject, methods: remove, clocks });

  // 9. Tell.
  for (const to of [subject, approver])
    yield* attempt(run, notifyPerson, { subject, to, turn: "closed", code: null }, `closed:${to}`);
  return completed();
});
