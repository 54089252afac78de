/**
 * Temporary Access Passes: time-limited passcodes with which somebody without any method signs in and registers anew.
 * Errors: TransientError when worth another try, RefusedError when final.
 */
import type { UserId } from "../domain/ids.ts";
import type { PassPolicy, PlannedPass } from "../domain/pass-policy.ts";
import type { Secret } from "../domain/secret.ts";

export interface Pass {
  readonly id: string;
  readonly isUsable: boolean;
  /** The directory's word for why it is or is not usable; null: it gave none. */
  readonly reason: string | null;
}

export interface MintedPass {
  readonly id: string;
  /** Shown by the directory this once: whoever loses it needs another pass. Never in history, audit, logs or mail. */
  readonly secret: Secret;
  readonly startsAt: string;
  readonly lifetimeMinutes: number;
  readonly requestId: string;
}

export interface Passes {
  policyFor(subject: UserId): Promise<PassPolicy>;
  /** There is one at most that is usable; the directory also lists what has expired. */
  list(subject: UserId): Promise<readonly Pass[]>;
  /**
   * Makes a pass that is valid from now on, and ends the one before. Not idempotent: a second call makes a second code and
   * voids the first. It throws TransientError only where certainly no pass was made; where nobody knows, it refuses with
   * `answer-lost`, and whatever is listed afterwards has a code that nobody has seen. Other codes: `pass-policy-off`,
   * `pass-not-in-scope`, `pass-lifetime-refused`, `external-guest`. The directory may make a pass for somebody out of
   * scope, who cannot sign in with it: ask `policyFor` first.
   */
  mint(subject: UserId, pass: PlannedPass): Promise<MintedPass>;
  /** Already gone is success. */
  remove(subject: UserId, id: string): Promise<{ requestId: string; wasGone: boolean }>;
}
