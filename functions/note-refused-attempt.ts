import type { CaseRecord } from "../lib/domain/case-record.ts";
import { refusedAttempt } from "../lib/domain/refused-attempt.ts";
import type { AuditLog } from "../lib/ports/audit-log.ts";
import { comesFromOwnSite } from "./comes-from-own-site.ts";
import type { SignedInVisit } from "./console-page.ts";

interface Dependencies {
  readonly audit: AuditLog;
  readonly publicUrl: string;
}

/**
 * Only what was sent from the page's own form is an attempt of theirs: anybody can have a person's browser open a link, or
 * send something from elsewhere. A case that has ended is told of nothing more.
 */
export async function noteRefusedAttempt(
  { audit, publicUrl }: Dependencies,
  { request, person: { oid: by } }: SignedInVisit,
  { caseId, ending, triage }: CaseRecord,
  step: Parameters<typeof refusedAttempt>[0],
  code: string,
): Promise<void> {
  if (request.method !== "POST" || !comesFromOwnSite(request, publicUrl) || ending) return;
  await audit.append(refusedAttempt(step, { caseId, subject: triage?.subject ?? null, by }, code));
}
