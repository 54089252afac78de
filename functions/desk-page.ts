import type { HttpHandler, HttpResponseInit, InvocationContext } from "@azure/functions";
import type { Approval } from "../lib/domain/approval.ts";
import type { CaseRecord } from "../lib/domain/case-record.ts";
import { objectionIn } from "../lib/domain/objection.ts";
import type { Approvals } from "../lib/ports/approvals.ts";
import type { AuditLog } from "../lib/ports/audit-log.ts";
import type { CaseRuns } from "../lib/ports/case-runs.ts";
import type { CaseStore } from "../lib/ports/case-store.ts";
import type { Clock } from "../lib/ports/clock.ts";
import type { FormTokens } from "../lib/ports/form-tokens.ts";
import type { SignedInPerson } from "../lib/ports/sign-in.ts";
import { linkTo } from "../lib/web/page-context.ts";
import type { WaitsUntil } from "../orchestrations/desk/still-waits.ts";
import { caseNamed } from "./case-named.ts";
import { signedInPage, type Console, type SignedInVisit } from "./console-page.ts";
import { noteRefusedAttempt } from "./note-refused-attempt.ts";
import { isRecent } from "./recent-sign-in.ts";

/** What a page has on which something is done about a case. */
export interface Desk extends Console {
  readonly approvals: Approvals;
  readonly audit: AuditLog;
  readonly cases: CaseStore;
  readonly clock: Clock;
  readonly formTokens: FormTokens;
  readonly runs: (context: InvocationContext) => CaseRuns;
}

/** Somebody who may, at a case that is about `subject`, signed in just now. */
export interface AtDesk<Dependencies extends Desk> {
  readonly deps: Dependencies;
  readonly visit: SignedInVisit;
  readonly record: CaseRecord;
  readonly subject: NonNullable<CaseRecord["triage"]>["subject"];
}

interface Task<Dependencies extends Desk> {
  /** Its name in the trail. */
  readonly step: Parameters<typeof noteRefusedAttempt>[3];
  readonly may: (person: SignedInPerson, record: CaseRecord, asked: readonly Approval[]) => boolean;
  readonly waitsUntil: WaitsUntil;
  readonly notWaiting: "no-number-wanted" | "no-pass-offered";
  readonly show: (at: AtDesk<Dependencies>) => Promise<HttpResponseInit>;
  readonly take: (at: AtDesk<Dependencies>) => Promise<HttpResponseInit>;
}

/** A page on which somebody does what a case waits for. Whoever may not is turned away before anything is read of the form. */
export const deskPage = <Dependencies extends Desk>(
  deps: Dependencies,
  { step, may, waitsUntil, notWaiting, show, take }: Task<Dependencies>,
): HttpHandler =>
  signedInPage(deps, async (visit) => {
    const { request, person, say } = visit;
    const record = await caseNamed(request, deps.cases);
    if (!record) return say(404, { name: "not-found" });
    if (!may(person, record, await deps.approvals.ofCase(record.caseId))) {
      await noteRefusedAttempt(deps, visit, record, step, "not-for-this-person");
      return say(403, { name: "not-for-you" });
    }
    const subject = record.triage?.subject;
    const at = deps.clock.now();
    const entries = await deps.audit.entries(record.caseId);
    if (objectionIn(entries)) return say(409, { name: "subject-objects", caseId: record.caseId });
    const until = waitsUntil(entries, record, at);
    if (!subject || until === undefined) return say(409, { name: notWaiting, caseId: record.caseId });
    if (!isRecent(person, at)) {
      await noteRefusedAttempt(deps, visit, record, step, "sign-in-too-old");
      return say(401, { name: "sign-in-again", signInTo: linkTo(visit.page, visit.page.path) });
    }
    return (request.method === "POST" ? take : show)({ deps, visit, record, subject });
  });
