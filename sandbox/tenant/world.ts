import { newAuditRow, type Activity, type Actor, type Target } from "./audit-row.ts";
import type { Keys } from "./keys.ts";
import type { Store } from "./store.ts";

/** What every part of the tenant works on. */
export interface World {
  readonly store: Store;
  readonly keys: Keys;
  readonly redirectUris: readonly string[];
  /** The server's own address, known once it listens. */
  url(): string;
}

/** The issuer of ID tokens and client assertions, in Entra's shape for one tenant. */
export function issuerOf(world: World): string {
  return `${world.url()}/${world.store.file.tenantId}/v2.0`;
}

/** Adds the audit row of a change; the caller saves. */
export function recordAudit(
  { file, state }: Store,
  activity: Activity,
  actor: Actor,
  ...targets: readonly Target[]
): void {
  const now = Date.now();
  state.audits.push(newAuditRow(activity, actor, targets, now, now + file.faults.auditDelaySeconds * 1000));
}
