/** Tokens in forms, one for each button, bound to what was shown and to whom; short-lived. */
import type { UserId } from "../domain/ids.ts";

interface Deciding {
  readonly approvalId: string;
  readonly person: UserId;
  readonly verdict: "approved" | "denied" | "pulled" | "lifted";
  readonly factsHash: string;
}

interface Attesting {
  readonly caseId: string;
  readonly person: UserId;
  readonly attests: "app-passwords-deleted";
}

export type FormPurpose = Deciding | Attesting;

export interface FormTokens {
  issue(purpose: FormPurpose): Promise<string>;
  /** False: forged, expired, or for something else. */
  verify(token: string, purpose: FormPurpose): Promise<boolean>;
}
