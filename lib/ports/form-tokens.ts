/** Tokens in forms, one for each button, bound to what was shown and to whom; short-lived. */

/** What the button does, to what, by whom, as the page showed it: all of it must be the same when it comes back. */
export type FormPurpose = Readonly<Record<string, string>>;

export interface FormTokens {
  issue(purpose: FormPurpose): Promise<string>;
  /** False: forged, expired, or for something else. */
  verify(token: string, purpose: FormPurpose): Promise<boolean>;
}
