import type { AuditReading } from "../../lib/domain/audit-reading.ts";
import type { DeletionsSeen } from "../../lib/domain/deletions-seen.ts";
import type { UserId } from "../../lib/domain/ids.ts";
import type { Directory } from "../../lib/ports/directory.ts";

interface AppPasswordDeletions {
  readonly seen: DeletionsSeen;
  /** The latest time at which all that there were went at once, ISO; undefined: none of the rows shows that. */
  readonly allDeletedAt: string | undefined;
  /** The latest deletion of any, ISO. */
  readonly lastAt: string | undefined;
}

/**
 * Rows of the directory's audit log that tell of deleted app passwords since `since` (ISO). A row does not tell which went, or
 * how many were left. Only the admin centre lets somebody else delete a person's app passwords, and there all of them go
 * at once (https://learn.microsoft.com/entra/identity/authentication/howto-mfa-userdevicesettings); the person deletes
 * them one by one (https://learn.microsoft.com/entra/identity/authentication/howto-mfa-app-passwords).
 */
export async function appPasswordDeletions(
  directory: Directory,
  subject: UserId,
  since: string,
  reading: AuditReading,
): Promise<AppPasswordDeletions> {
  const told = await directory.auditRows(subject, "Delete application password for user", since, reading);
  const found = told
    .filter(({ at }) => Date.parse(at) >= Date.parse(since))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const byOthers = found.filter(({ by }) => by !== null && by !== subject);
  return {
    seen: {
      rows: found.map(({ id }) => id),
      byAdministrators: byOthers.flatMap(({ by }) => by ?? []),
      byTheSubject: found.filter(({ by }) => by === subject).length,
      byNobodyNamed: found.filter(({ by }) => by === null).length,
    },
    allDeletedAt: byOthers.at(-1)?.at,
    lastAt: found.at(-1)?.at,
  };
}
