import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { handingOnReading, type AuditReading } from "../../domain/audit-reading.ts";
import type { UserId } from "../../domain/ids.ts";
import type { DirectoryAuditRow } from "../../ports/directory.ts";
import { changedProfile, plain, targetResources } from "./changed-profile.ts";
import { endless, graphPage, mostPages } from "./graph-pages.ts";
import { graphPath, graphQuery, quoted } from "./graph-path.ts";

const row = z.object({
  id: z.string(),
  activityDisplayName: z.string(),
  activityDateTime: z.iso.datetime({ offset: true }),
  result: z.string().nullish(),
  /**
   * https://learn.microsoft.com/graph/api/resources/auditactivityinitiator: a person or an app; another form counts as not
   * told.
   */
  initiatedBy: z
    .object({ user: z.object({ id: z.string().min(1).toLowerCase() }).nullish() })
    .nullish()
    .catch(undefined),
  targetResources,
});
type Row = z.infer<typeof row>;

/**
 * Only what succeeded: the log also holds tries that failed or timed out
 * (https://learn.microsoft.com/graph/api/resources/directoryaudit). Activities are matched here and not by Graph, since their
 * names have changed in case and blanks over the years
 * (https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities).
 */
export const auditRows = async (
  client: Client,
  subject: UserId,
  activity: string,
  since: string,
  reading: AuditReading = {},
): Promise<readonly DirectoryAuditRow[]> =>
  successes(
    client,
    { subject, since, of: plain(activity), reading },
    ({ activityDisplayName }) => plain(activityDisplayName) === plain(activity),
  );

/** As `changedProfile` tells them. */
export const profileChanges = async (
  client: Client,
  subject: UserId,
  since: string,
  reading: AuditReading = {},
): Promise<readonly DirectoryAuditRow[]> =>
  successes(
    client,
    { subject, since, of: "profile", reading },
    (found) => changedProfile(found, subject).length > 0,
  );

interface Wanted {
  readonly subject: UserId;
  readonly since: string;
  /** Tells apart what one step looks for. */
  readonly of: string;
  readonly reading: AuditReading;
}

/**
 * Read to its end or not at all. Five pages in ten seconds is all that the log gives
 * (https://learn.microsoft.com/graph/throttling-limits), so that the error with which it puts a page off says how far it came.
 */
async function successes(
  client: Client,
  { subject, since, of, reading }: Wanted,
  isMeant: (row: Row) => boolean,
): Promise<readonly DirectoryAuditRow[]> {
  const from = `activityDateTime ge ${new Date(since).toISOString()}`;
  const about = `targetResources/any(t:t/id eq ${quoted(subject)})`;
  const path = graphPath`/auditLogs/directoryAudits`;
  const first = `${path}${graphQuery({ $filter: `${from} and ${about}` })}`;
  const what = "read the audit log";
  let part = reading[of] ?? { rows: [], pages: 0, next: first };
  for (let isBroughtForward = false; part.next !== null; isBroughtForward = true) {
    const call = { what, path: part.next };
    if (part.pages === mostPages) throw endless(call);
    const read = graphPage(client, call, row);
    const page = await (isBroughtForward ? read.catch(handingOnReading(reading)) : read);
    part = {
      rows: [
        ...part.rows,
        ...page.rows
          .filter((found) => found.result === "success" && isMeant(found))
          .map((found) => told(found, subject)),
      ],
      pages: part.pages + 1,
      next: page.next?.path ?? null,
    };
    reading[of] = part;
  }
  return part.rows;
}

const told = (found: Row, subject: UserId): DirectoryAuditRow => ({
  id: found.id,
  activity: found.activityDisplayName,
  at: found.activityDateTime,
  by: found.initiatedBy?.user?.id ?? null,
  changed: changedProfile(found, subject),
});
