/**
 * A lost phone.
 *
 * 1. Triage: who is it, may the account be touched, what would be done. A refused case is not touched at all.
 * 2. Contain at once: sessions are revoked, and the subject is told. Nobody is asked.
 * 3. If nobody may approve, or it is unclear what to remove, the case ends here.
 * 4. Recover: the manager decides, the phone's methods are removed and that is proven, app passwords are followed.
 * 5. However that ended, the subject and the manager are told what holds and what stays open.
 */
import { policy } from "../../lib/domain/policy.ts";
import { notifyPerson } from "../activities/notify-person.contract.ts";
import { revokeSessions } from "../activities/revoke-sessions.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { triageCase } from "../activities/triage-case.contract.ts";
import { attempt, must } from "../kit/attempt.ts";
import { endOf } from "../kit/phase.ts";
import { runbook, stopped } from "../kit/runbook.ts";
import { recover } from "./recover.ts";

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

  // 4. Recover.
  const ending = yield* endOf(run, recover, { subject, approver, factsHash, methods: remove, clocks });

  // 5. Tell.
  const closed = { turn: "closed" as const, code: ending.code };
  for (const to of [subject, approver])
    yield* attempt(run, notifyPerson, { subject, to, ...closed }, `closed:${to}`);
  return ending;
});
