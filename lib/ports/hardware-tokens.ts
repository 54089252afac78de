/**
 * The organisation's hardware tokens. Their secrets are neither read nor written here. Errors: TransientError when worth
 * another try, RefusedError when final.
 */
import type { UserId } from "../domain/ids.ts";

export interface HardwareToken {
  readonly id: string;
  /** Null: nobody. */
  readonly holder: UserId | null;
  /** Its holder has shown a code of it; before that nobody signs in with it. */
  readonly isActivated: boolean;
}

export interface HardwareTokens {
  /** Undefined: the organisation has no token of that serial number. */
  find(serial: string): Promise<HardwareToken | undefined>;
  /** Gives a token that nobody has to the person. One that somebody has is refused as `bad-request`, be it the same person. */
  assign(subject: UserId, tokenId: string): Promise<{ requestId: string }>;
}
