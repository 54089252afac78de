/** Tokens in forms, one for each button, bound to what was shown and to whom; short-lived. */
import type { UserId } from "../domain/ids.ts";

export interface FormPurpose {
  readonly approvalId: string;
  readonly person: UserId;
  readonly verdict: "approved" | "denied";
  readonly factsHash: string;
}

export interface FormTokens {
  issue(purpose: FormPurpose): Promise<string>;
  /** False: forged, expired, or for something else. */
  verify(token: string, purpose: FormPurpose): Promise<boolean>;
}
