/**
 * What the directory tells about app passwords and remembered devices. Hints and no more: no interface lists a person's
 * app passwords. `unknown` is what the directory refuses to tell or tells in another form; it never means "off", "none"
 * or "no". Errors: TransientError when worth another try.
 */
import type { AuditReading } from "../domain/audit-reading.ts";
import type { UserId } from "../domain/ids.ts";
import type { DirectoryAuditRow } from "./directory.ts";

export type Hint<Value> = Value | "unknown";

export interface MfaServiceHints {
  readonly allowAppPasswords: Hint<boolean>;
  /** Days that a browser may skip multi-factor authentication for; null: not at all. */
  readonly rememberMfaDays: Hint<number | null>;
}

export interface AppPasswordHints {
  /** App passwords are made under per-user MFA alone; somebody for whom it is off now may still hold old ones. */
  perUserMfaState(subject: UserId): Promise<Hint<"disabled" | "enabled" | "enforced">>;
  /** Of the whole organisation. Switched off, it makes no new app passwords; existing ones go on working. */
  mfaService(): Promise<MfaServiceHints>;
  /**
   * Rows of the audit log that tell of new app passwords since `since` (ISO). The log ends after 7 or 30 days, so that no row
   * proves nothing.
   */
  creations(
    subject: UserId,
    since: string,
    reading?: AuditReading,
  ): Promise<Hint<readonly DirectoryAuditRow[]>>;
}
