import type { CaseId, UserId } from "../../lib/domain/ids.ts";
import { objectionIn } from "../../lib/domain/objection.ts";
import { refused, type Refused } from "../../lib/domain/outcome.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";

/** The refusal that an objection of the subject is, as the trail has it at this moment; undefined: there is none. */
export async function objected(
  audit: AuditLog,
  { caseId, subject }: { readonly caseId: CaseId; readonly subject: UserId },
): Promise<Refused | undefined> {
  if (!objectionIn(await audit.entries(caseId))) return undefined;
  return refused("subject-objects", `they say that it was not them: ${subject}`);
}
