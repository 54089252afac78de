import { isPullingOf, tenantTrail } from "../../lib/domain/brake.ts";
import type { CaseId } from "../../lib/domain/ids.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";

/** Whether the tenant's trail shows that this case pulled the brake, be it lifted by now or not. */
export const hasPulled = async (audit: AuditLog, caseId: CaseId): Promise<boolean> =>
  (await audit.entries(tenantTrail)).some(({ record }) => isPullingOf(caseId, record));
