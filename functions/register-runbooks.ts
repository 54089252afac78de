/** Every runbook and every activity under its own name; nothing that is not listed here can run. */
import type { InvocationContext } from "@azure/functions";
import * as df from "durable-functions";
import type { Protection } from "../lib/domain/guards.ts";
import type { AppPasswordHints } from "../lib/ports/app-password-hints.ts";
import type { Approvals } from "../lib/ports/approvals.ts";
import type { AuditLog } from "../lib/ports/audit-log.ts";
import type { Brakes } from "../lib/ports/brakes.ts";
import type { CaseStore } from "../lib/ports/case-store.ts";
import type { Clock } from "../lib/ports/clock.ts";
import type { Containments } from "../lib/ports/containments.ts";
import type { Devices } from "../lib/ports/devices.ts";
import type { Directory } from "../lib/ports/directory.ts";
import type { HardwareTokens } from "../lib/ports/hardware-tokens.ts";
import type { Intake } from "../lib/ports/intake.ts";
import type { Links } from "../lib/ports/links.ts";
import type { Mailer } from "../lib/ports/mailer.ts";
import type { Passes } from "../lib/ports/passes.ts";
import type { Quarantine } from "../lib/ports/quarantine.ts";
import type { Tickets } from "../lib/ports/tickets.ts";
import type { Velocity } from "../lib/ports/velocity.ts";
import { awaitStrongMethodActivity } from "../orchestrations/activities/await-strong-method.activity.ts";
import { assignTokenActivity } from "../orchestrations/activities/assign-token.activity.ts";
import { checkAppPasswordsActivity } from "../orchestrations/activities/check-app-passwords.activity.ts";
import { checkProfileActivity } from "../orchestrations/activities/check-profile.activity.ts";
import { checkRecreationActivity } from "../orchestrations/activities/check-recreation.activity.ts";
import { checkRememberedDevicesActivity } from "../orchestrations/activities/check-remembered-devices.activity.ts";
import { checkMethodsGoneActivity } from "../orchestrations/activities/check-methods-gone.activity.ts";
import { checkQuarantineActivity } from "../orchestrations/activities/check-quarantine.activity.ts";
import { checkNewPhoneActivity } from "../orchestrations/activities/check-new-phone.activity.ts";
import { checkTokenActivatedActivity } from "../orchestrations/activities/check-token-activated.activity.ts";
import { closeCaseActivity } from "../orchestrations/activities/close-case.activity.ts";
import { disableDeviceActivity } from "../orchestrations/activities/disable-device.activity.ts";
import { findHeldDefaultActivity } from "../orchestrations/activities/find-held-default.activity.ts";
import { liftQuarantineActivity } from "../orchestrations/activities/lift-quarantine.activity.ts";
import { lookForNumberActivity } from "../orchestrations/activities/look-for-number.activity.ts";
import { lookForPickUpActivity } from "../orchestrations/activities/look-for-pick-up.activity.ts";
import { notifyPersonActivity } from "../orchestrations/activities/notify-person.activity.ts";
import { offerPassActivity } from "../orchestrations/activities/offer-pass.activity.ts";
import { openApprovalActivity } from "../orchestrations/activities/open-approval.activity.ts";
import { loadCaseActivity } from "../orchestrations/activities/load-case.activity.ts";
import { quarantineActivity } from "../orchestrations/activities/quarantine.activity.ts";
import { recordObjectionActivity } from "../orchestrations/activities/record-objection.activity.ts";
import { readMfaHintsActivity } from "../orchestrations/activities/read-mfa-hints.activity.ts";
import { recheckCaseActivity } from "../orchestrations/activities/recheck-case.activity.ts";
import { removeMethodActivity } from "../orchestrations/activities/remove-method.activity.ts";
import { revokeSessionsActivity } from "../orchestrations/activities/revoke-sessions.activity.ts";
import { sendApprovalMailActivity } from "../orchestrations/activities/send-approval-mail.activity.ts";
import { settleApprovalActivity } from "../orchestrations/activities/settle-approval.activity.ts";
import { takeBackPassActivity } from "../orchestrations/activities/take-back-pass.activity.ts";
import { tellTicketActivity } from "../orchestrations/activities/tell-ticket.activity.ts";
import { warnSecurityActivity } from "../orchestrations/activities/warn-security.activity.ts";
import { triageCaseActivity } from "../orchestrations/activities/triage-case.activity.ts";
import type { Activity } from "../orchestrations/kit/activity.ts";
import { keepTrying } from "../orchestrations/kit/keep-trying.ts";
import { recordGaveUpActivity } from "../orchestrations/kit/record-gave-up.activity.ts";
import { appPasswordsNotWorking } from "../orchestrations/runbooks/app-passwords-not-working.ts";
import { askApproval } from "../orchestrations/runbooks/ask-approval.ts";
import { authenticatorNotActivated } from "../orchestrations/runbooks/authenticator-not-activated.ts";
import { assignApproved } from "../orchestrations/runbooks/assign-approved.ts";
import { awaitNewPhone } from "../orchestrations/runbooks/await-new-phone.ts";
import { awaitNumber } from "../orchestrations/runbooks/await-number.ts";
import { awaitPickUp } from "../orchestrations/runbooks/await-pick-up.ts";
import { changeApproved } from "../orchestrations/runbooks/change-approved.ts";
import { contain } from "../orchestrations/runbooks/contain.ts";
import { deleteMethods } from "../orchestrations/runbooks/delete-methods.ts";
import { followDefault } from "../orchestrations/runbooks/follow-default.ts";
import { followHeld } from "../orchestrations/runbooks/follow-held.ts";
import { followPass } from "../orchestrations/runbooks/follow-pass.ts";
import { disableDevices } from "../orchestrations/runbooks/disable-devices.ts";
import { followUp } from "../orchestrations/runbooks/follow-up.ts";
import { forgetDevices } from "../orchestrations/runbooks/forget-devices.ts";
import { handleCase } from "../orchestrations/runbooks/handle-case.ts";
import { handleObjection } from "../orchestrations/runbooks/handle-objection.ts";
import { hardwareTokenAssign } from "../orchestrations/runbooks/hardware-token-assign.ts";
import { hardwareTokenLost } from "../orchestrations/runbooks/hardware-token-lost.ts";
import { lostPhone } from "../orchestrations/runbooks/lost-phone.ts";
import { newPhone } from "../orchestrations/runbooks/new-phone.ts";
import { numberChange } from "../orchestrations/runbooks/number-change.ts";
import { recover } from "../orchestrations/runbooks/recover.ts";
import { removeAndFollow } from "../orchestrations/runbooks/remove-and-follow.ts";
import { release } from "../orchestrations/runbooks/release.ts";
import { removeApproved } from "../orchestrations/runbooks/remove-approved.ts";
import { removeMethods } from "../orchestrations/runbooks/remove-methods.ts";
import { removeOne } from "../orchestrations/runbooks/remove-one.ts";
import { requireReregistration } from "../orchestrations/runbooks/require-reregistration.ts";
import { stolenPhone } from "../orchestrations/runbooks/stolen-phone.ts";
import { tellOutcome } from "../orchestrations/runbooks/tell-outcome.ts";
import { wayBack } from "../orchestrations/runbooks/way-back.ts";
import { tellSecurity } from "../orchestrations/runbooks/tell-security.ts";

export const runbooks = [
  appPasswordsNotWorking,
  askApproval,
  authenticatorNotActivated,
  assignApproved,
  awaitNewPhone,
  awaitNumber,
  awaitPickUp,
  changeApproved,
  contain,
  deleteMethods,
  disableDevices,
  followDefault,
  followHeld,
  followPass,
  followUp,
  forgetDevices,
  handleCase,
  handleObjection,
  hardwareTokenAssign,
  hardwareTokenLost,
  keepTrying,
  lostPhone,
  newPhone,
  numberChange,
  recover,
  removeAndFollow,
  release,
  removeApproved,
  removeMethods,
  removeOne,
  requireReregistration,
  stolenPhone,
  tellOutcome,
  wayBack,
  tellSecurity,
];
export const activities: readonly Activity<Dependencies>[] = [
  awaitStrongMethodActivity,
  assignTokenActivity,
  checkAppPasswordsActivity,
  checkProfileActivity,
  checkMethodsGoneActivity,
  checkRecreationActivity,
  checkRememberedDevicesActivity,
  checkQuarantineActivity,
  checkNewPhoneActivity,
  checkTokenActivatedActivity,
  closeCaseActivity,
  disableDeviceActivity,
  findHeldDefaultActivity,
  lookForNumberActivity,
  lookForPickUpActivity,
  notifyPersonActivity,
  offerPassActivity,
  openApprovalActivity,
  liftQuarantineActivity,
  loadCaseActivity,
  quarantineActivity,
  readMfaHintsActivity,
  recordObjectionActivity,
  recheckCaseActivity,
  removeMethodActivity,
  revokeSessionsActivity,
  sendApprovalMailActivity,
  settleApprovalActivity,
  takeBackPassActivity,
  tellTicketActivity,
  triageCaseActivity,
  warnSecurityActivity,
  recordGaveUpActivity,
];

/** What the activities need between them. */
interface Dependencies extends Protection {
  readonly approvals: Approvals;
  readonly audit: AuditLog;
  readonly brakes: Brakes;
  readonly cases: CaseStore;
  readonly clock: Clock;
  readonly containments: Containments;
  readonly devices: Devices;
  readonly directory: Directory;
  readonly hardwareTokens: HardwareTokens;
  readonly hints: AppPasswordHints;
  readonly intake: Intake;
  readonly links: Links;
  readonly mailer: Mailer;
  readonly passes: Passes;
  readonly quarantineOf: (groupId: string) => Quarantine;
  readonly quarantineTurns: Containments;
  readonly tickets: Tickets;
  readonly velocity: Velocity;
}

export function registerRunbooks(deps: Dependencies): void {
  for (const { name, handler } of runbooks) df.app.orchestration(name, handler);
  for (const { name, run } of activities)
    df.app.activity(name, {
      handler: (input: unknown, context: InvocationContext) => run(deps, input, context),
    });
}
