/**
 * Handle a case, whatever happened.
 *
 * 1. The case's record is read; its policy is that of the moment it was opened. The ticket is told.
 * 2. The situation's own runbook runs. However it ends, also in a way nobody foresaw, the case goes on here.
 * 3. The case is closed with that ending; the ticket may open another one.
 * 4. The ticket is told what holds and what stays open. The security contacts are told if the case pulled the brake, and if
 *    something changed after the approval; of each once.
 */
import { closeCase } from "../activities/close-case.contract.ts";
import { loadCase } from "../activities/load-case.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { attempt } from "../kit/attempt.ts";
import { insist } from "../kit/insist.ts";
import { endOf } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { appPasswordsNotWorking } from "./app-passwords-not-working.ts";
import { authenticatorNotActivated } from "./authenticator-not-activated.ts";
import { forgetDevices } from "./forget-devices.ts";
import { hardwareTokenAssign } from "./hardware-token-assign.ts";
import { hardwareTokenLost } from "./hardware-token-lost.ts";
import { lostPhone } from "./lost-phone.ts";
import { newPhone } from "./new-phone.ts";
import { numberChange } from "./number-change.ts";
import { requireReregistration } from "./require-reregistration.ts";
import { tellSecurity } from "./tell-security.ts";
import { stolenPhone } from "./stolen-phone.ts";

const runbookFor = {
  "lost-phone": lostPhone,
  "stolen-phone": stolenPhone,
  "app-passwords-not-working": appPasswordsNotWorking,
  "forget-devices": forgetDevices,
  "require-reregistration": requireReregistration,
  "authenticator-not-activated": authenticatorNotActivated,
  "new-phone": newPhone,
  "hardware-token-lost": hardwareTokenLost,
  "hardware-token-assign": hardwareTokenAssign,
  "number-change": numberChange,
};

export const handleCase = runbook("handle-case", {}, function* (run) {
  // 1. Load.
  const { situation, policy } = yield* insist(run, loadCase, {});
  yield* attempt(run, tellTicket, { turn: "opened", code: null }, "opened");

  // 2. Run.
  const ending = yield* endOf(run, runbookFor[situation], { policy });

  // 3. Close.
  const { hasPulled } = yield* insist(run, closeCase, { ending });

  // 4. Tell.
  yield* attempt(run, tellTicket, { turn: "closed", code: ending.code }, "closed");
  if (hasPulled) yield* endOf(run, tellSecurity, { code: "tenant-limit" }, "closing");
  const changed = "facts-changed";
  if (ending.code === changed) yield* endOf(run, tellSecurity, { code: changed }, changed);
  return completed();
});
