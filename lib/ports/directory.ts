/**
 * The directory (Microsoft Entra ID). Every call names people by object id. Errors: TransientError when worth another
 * try, RefusedError when final; a fact that cannot be read is an error, never a default.
 */
import type { AuditReading } from "../domain/audit-reading.ts";
import type { FactsWanted } from "../domain/facts-wanted.ts";
import type { UserId } from "../domain/ids.ts";
import type { AuthenticationMethod } from "../domain/method.ts";
import type { ProfilePart } from "../domain/profile-change.ts";
import type { PersonRef, RemediationRequest } from "../domain/remediation-request.ts";
import type { SubjectFacts } from "../domain/subject-facts.ts";

/** What people need to recognise somebody or something; kept out of facts, history and audit. */
export interface SubjectNames {
  readonly subject: string;
  readonly requester: string;
  readonly manager: string | null;
  /** Object id → name, of the second approvers who were asked for. */
  readonly secondApprovers?: Readonly<Record<string, string>>;
  /** Method key, or `device.` and its id → device name, with phone numbers in it masked. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface MethodList {
  readonly methods: readonly AuthenticationMethod[];
  readonly unknownMethodTypes: readonly string[];
  /** `request-id` of each answer the list was made of. */
  readonly requestIds: readonly string[];
}

export interface DirectoryAuditRow {
  readonly id: string;
  readonly activity: string;
  readonly at: string;
  /** Object id of the person who did it, in small letters; null: an app did, or the log does not tell. */
  readonly by: string | null;
  /** What of the subject's profile it says was changed. */
  readonly changed: readonly ProfilePart[];
}

export interface Directory {
  /** Undefined: no such person (exact match only). */
  resolve(person: PersonRef): Promise<UserId | undefined>;
  /**
   * All checks or an error: a check that cannot be made throws RefusedError `check-impossible`. What an earlier try of `step`
   * (its key) has read within two minutes need not be read again; without it everything is read anew.
   */
  facts(
    subject: UserId,
    request: Pick<RemediationRequest, "requester" | "phone" | "token">,
    wanted?: FactsWanted,
    step?: string,
  ): Promise<{ facts: SubjectFacts; names: SubjectNames }>;
  /** Joined from the v1.0 and the beta list. */
  methods(subject: UserId): Promise<MethodList>;
  /** On the method's typed path. Already gone (404) is success. Returns the `request-id`. */
  deleteMethod(
    subject: UserId,
    method: AuthenticationMethod,
  ): Promise<{ requestId: string; wasGone: boolean }>;
  /** Signs the person out everywhere as far as Entra reaches; only moves a time stamp when repeated. */
  revokeSessions(subject: UserId): Promise<{ requestId: string }>;
  /** `signInSessionsValidFromDateTime`, ISO. */
  sessionsValidFrom(subject: UserId): Promise<string>;
  /**
   * Rows of the directory's audit log since `since` (ISO) that tell of a change of the subject's manager, phone numbers or mail
   * addresses. One that makes the subject somebody else's manager may be among them. The log is read to its end or not at all:
   * where a page is put off, the error's `place` is the `reading` as far as it came.
   */
  profileChanges(
    subject: UserId,
    since: string,
    reading?: AuditReading,
  ): Promise<readonly DirectoryAuditRow[]>;
  /**
   * Rows of the directory's audit log about the subject since `since` (ISO) that tell of that activity's success, ignoring
   * case; as above.
   */
  auditRows(
    subject: UserId,
    activity: string,
    since: string,
    reading?: AuditReading,
  ): Promise<readonly DirectoryAuditRow[]>;
}
