/**
 * Membership of the one group to which the organisation has tied what quarantined people may not do, such as signing in
 * with an app password. Errors: TransientError when worth another try, RefusedError when final.
 */
import type { UserId } from "../domain/ids.ts";

export interface Quarantine {
  /** Already a member is success. Refuses before anything is written with `no-such-group` and `quarantine-group-unfit`. */
  add(subject: UserId): Promise<{ requestId: string; wasMember: boolean }>;
  /** No member is success. Refuses as `add` does. */
  remove(subject: UserId): Promise<{ requestId: string; wasMember: boolean }>;
  /** Whether the person is a member now, as read back; membership through another group does not count. */
  holds(subject: UserId): Promise<boolean>;
}
