import type { UserId } from "../../lib/domain/ids.ts";
import type { Directory, DirectoryAuditRow } from "../../lib/ports/directory.ts";

/** Rows of the directory's audit log that tell of deleted app passwords since `since` (ISO). */
export const appPasswordDeletions = (
  directory: Directory,
  subject: UserId,
  since: string,
): Promise<readonly DirectoryAuditRow[]> =>
  directory.auditRows(subject, "Delete application password for user", since);
