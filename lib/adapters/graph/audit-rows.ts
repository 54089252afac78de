import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import type { UserId } from "../../domain/ids.ts";
import type { DirectoryAuditRow } from "../../ports/directory.ts";
import { graphPages } from "./graph-pages.ts";
import { graphPath, quoted } from "./graph-path.ts";

const row = z.object({
  id: z.string(),
  activityDisplayName: z.string(),
  activityDateTime: z.iso.datetime({ offset: true }),
  result: z.string().nullish(),
  /** https://learn.microsoft.com/graph/api/resources/auditactivityinitiator: a person or an app; another form counts as not told. */
  initiatedBy: z
    .object({ user: z.object({ id: z.string().min(1).toLowerCase() }).nullish() })
    .nullish()
    .catch(undefined),
  targetResources: z
    .array(
      z.object({ modifiedProperties: z.array(z.object({ displayName: z.string().nullish() })).nullish() }),
    )
    .nullish(),
});
type Row = z.infer<typeof row>;

/**
 * Only what succeeded: the log also holds tries that failed or timed out
 * (https://learn.microsoft.com/graph/api/resources/directoryaudit). Activities are matched here and not by Graph, since their names have changed in case and blanks over the years
 * (https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities).
 */
export const auditRows = async (
  client: Client,
  subject: UserId,
  activity: string,
  since: string,
): Promise<readonly DirectoryAuditRow[]> =>
  successes(
    client,
    subject,
    since,
    ({ activityDisplayName }) => plain(activityDisplayName) === plain(activity),
  );

/**
 * A change of manager is an activity of its own; where it is told as a change of the user instead, the changed property
 * says so. Which of its two targets is whose manager is not documented, so either counts.
 */
export const managerChanges = async (
  client: Client,
  subject: UserId,
  since: string,
): Promise<readonly DirectoryAuditRow[]> =>
  successes(client, subject, since, ({ activityDisplayName, targetResources }) => {
    const changed = (targetResources ?? []).flatMap(({ modifiedProperties }) => modifiedProperties ?? []);
    return (
      plain(activityDisplayName) === "set user manager" ||
      changed.some(({ displayName }) => plain(displayName ?? "") === "manager")
    );
  });

async function successes(
  client: Client,
  subject: UserId,
  since: string,
  isMeant: (row: Row) => boolean,
): Promise<readonly DirectoryAuditRow[]> {
  const from = `activityDateTime ge ${new Date(since).toISOString()}`;
  const about = `targetResources/any(t:t/id eq ${quoted(subject)})`;
  const call = {
    what: "read the audit log",
    path: graphPath`/auditLogs/directoryAudits`,
    query: { $filter: `${from} and ${about}` },
  };
  const { rows } = await graphPages(client, call, row);
  return rows
    .filter((found) => found.result === "success" && isMeant(found))
    .map(({ id, activityDisplayName, activityDateTime, initiatedBy }) => ({
      id,
      activity: activityDisplayName,
      at: activityDateTime,
      by: initiatedBy?.user?.id ?? null,
    }));
}

const plain = (text: string): string => text.trim().replaceAll(/\s+/g, " ").toLowerCase();
