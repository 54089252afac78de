/**
 * The phone numbers with which people sign in. Not those of their profile, which they may change themselves. Errors:
 * TransientError when worth another try, RefusedError when final; none of them says a number.
 */
import type { UserId } from "../domain/ids.ts";
import type { PhoneType } from "../domain/phone-number.ts";
import type { Secret } from "../domain/secret.ts";

export interface PhoneNumber {
  readonly type: PhoneType;
  readonly number: Secret;
  /** Whether the number alone opens the account, without a password; what the directory does not tell clearly is `unknown`. */
  readonly smsSignIn: "on" | "off" | "unknown";
}

export interface PhoneNumbers {
  list(subject: UserId): Promise<readonly PhoneNumber[]>;
  /** For a type that the person has no number of. The directory may turn SMS sign-in on by itself. */
  add(subject: UserId, type: PhoneType, number: Secret): Promise<{ requestId: string }>;
  /** For a type that the person has a number of; the same holds of SMS sign-in. */
  change(subject: UserId, type: PhoneType, number: Secret): Promise<{ requestId: string }>;
  /** The number stays. Off already is success. */
  turnOffSmsSignIn(subject: UserId, type: PhoneType): Promise<{ requestId: string }>;
}
