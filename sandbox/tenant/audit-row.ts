import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Identity, TenantFile } from "./schema.ts";
import type { Device } from "./schema-device.ts";
import type { Person } from "./schema-person.ts";

const dayMs = 86_400_000;
/** https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention: 30 days with P1 or P2. */
const retentionDays = 30;

const personName = z.object({ id: z.string(), displayName: z.string(), userPrincipalName: z.string() });
const targetResource = z.object({
  id: z.string(),
  displayName: z.string(),
  userPrincipalName: z.string().nullable(),
  type: z.enum(["User", "Group", "Device"]),
  modifiedProperties: z
    .array(
      z.object({ displayName: z.string(), oldValue: z.string().nullable(), newValue: z.string().nullable() }),
    )
    .default([]),
});

/** A directory audit row, fields as https://learn.microsoft.com/graph/api/resources/directoryaudit, and when it can be read. */
export const auditRow = z.object({
  id: z.string(),
  category: z.string(),
  correlationId: z.string(),
  result: z.literal("success"),
  resultReason: z.string(),
  activityDisplayName: z.string(),
  activityDateTime: z.string(),
  loggedByService: z.string(),
  operationType: z.string(),
  initiatedBy: z.object({
    user: personName.nullable(),
    app: z
      .object({
        appId: z.string(),
        displayName: z.string(),
        servicePrincipalId: z.string(),
        servicePrincipalName: z.null(),
      })
      .nullable(),
  }),
  targetResources: z.array(targetResource),
  additionalDetails: z.array(z.object({ key: z.string(), value: z.string() })),
  visibleAt: z.number(),
});

export type AuditRow = z.infer<typeof auditRow>;

/** What was done, in the words of https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities. */
export interface Activity {
  readonly name: string;
  readonly service: string;
  readonly category: "UserManagement" | "ApplicationManagement" | "GroupManagement" | "Device";
  readonly operation: "Add" | "Update" | "Delete";
  readonly reason?: string;
}

export type Actor = { readonly app: Identity } | { readonly user: Person };

/** A person, a group or a device. */
export type Target = Person | TenantFile["groups"][number] | Device;

export function newAuditRow(
  activity: Activity,
  actor: Actor,
  targets: readonly Target[],
  at: number,
  visibleAt: number,
): AuditRow {
  return {
    id: `${activity.service.replaceAll(" ", "")}_${randomUUID()}`,
    category: activity.category,
    correlationId: randomUUID(),
    result: "success",
    resultReason: activity.reason ?? "",
    activityDisplayName: activity.name,
    activityDateTime: new Date(at).toISOString(),
    loggedByService: activity.service,
    operationType: activity.operation,
    initiatedBy: initiator(actor),
    targetResources: targets.map(targetResourceOf),
    additionalDetails: [],
    visibleAt,
  };
}

export const appPasswordMade: Activity = {
  name: "Create application password for user",
  service: "Core Directory",
  category: "UserManagement",
  operation: "Add",
};

export const appPasswordDeleted: Activity = {
  name: "Delete application password for user",
  service: "Core Directory",
  category: "UserManagement",
  operation: "Delete",
};

/** One row for each app password young enough to be in the log. */
export function creationRows(owner: Person, now: number): AuditRow[] {
  return owner.appPasswords
    .filter(({ createdDaysAgo }) => createdDaysAgo <= retentionDays)
    .map(({ createdDaysAgo }) => now - createdDaysAgo * dayMs)
    .map((at) => newAuditRow(appPasswordMade, { user: owner }, [owner], at, at));
}

/** The change of a manager, if it is young enough to be in the log; both people are its targets. */
export function managerRows(person: Person, manager: Person | undefined, now: number): AuditRow[] {
  const { managerChangedDaysAgo: days } = person;
  if (days === undefined || days > retentionDays) return [];
  const activity: Activity = {
    name: "Set user manager",
    service: "Core Directory",
    category: "UserManagement",
    operation: "Update",
  };
  const at = now - days * dayMs;
  return [newAuditRow(activity, { user: manager ?? person }, manager ? [person, manager] : [person], at, at)];
}

/**
 * A change of the person's number or address, told as https://learn.microsoft.com/graph/api/resources/targetresource, if it is
 * young enough to be in the log. Values are left out: they are no matter of a simulator.
 */
export function contactRows(person: Person, now: number): AuditRow[] {
  const { contactChange } = person;
  if (!contactChange || contactChange.daysAgo > retentionDays) return [];
  const activity: Activity = {
    name: "Update user",
    service: "Core Directory",
    category: "UserManagement",
    operation: "Update",
  };
  const at = now - contactChange.daysAgo * dayMs;
  const row = newAuditRow(activity, { user: person }, [person], at, at);
  const modified = { displayName: contactChange.property, oldValue: "[]", newValue: "[]" };
  return [
    {
      ...row,
      targetResources: row.targetResources.map((one) => ({ ...one, modifiedProperties: [modified] })),
    },
  ];
}

function targetResourceOf(target: Target): z.infer<typeof targetResource> {
  const { id, displayName } = target;
  const told = { modifiedProperties: [] };
  if ("userPrincipalName" in target) return { ...named(target), ...told, type: "User" };
  const type = "deviceId" in target ? "Device" : "Group";
  return { ...told, id, displayName, userPrincipalName: null, type };
}

function initiator(actor: Actor): AuditRow["initiatedBy"] {
  if ("user" in actor) return { user: named(actor.user), app: null };
  const { clientId, name, principalId } = actor.app;
  const app = {
    appId: clientId,
    displayName: name,
    servicePrincipalId: principalId,
    servicePrincipalName: null,
  };
  return { user: null, app };
}

function named({ id, displayName, userPrincipalName }: Person): z.infer<typeof personName> {
  return { id, displayName, userPrincipalName };
}
