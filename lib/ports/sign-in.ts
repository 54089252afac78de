/** Sign-in of people by OpenID Connect, and the sealed cookies that remember it. */
import type { UserId } from "../domain/ids.ts";

export interface SignedInPerson {
  readonly oid: UserId;
  readonly name: string;
  /** App roles: `Operator`, `Auditor`, … */
  readonly roles: readonly string[];
  /** When they proved who they are, ISO; null: the directory does not tell. */
  readonly signedInAt: string | null;
}

interface BegunSignIn {
  readonly redirectTo: string;
  readonly pending: string;
  readonly pendingSeconds: number;
}

export interface SignIn {
  /**
   * Where to send the browser, and what it must bring back (sealed) within so many seconds. With `maxAgeSeconds` the
   * directory is asked to have the person prove anew who they are; whether they did is told by `signedInAt`.
   */
  begin(returnTo: string, maxAgeSeconds?: number): Promise<BegunSignIn>;
  /** Where a sign-in that was begun is to come back to; undefined: it was not begun here, or too long ago. */
  returnTo(pending: string): Promise<string | undefined>;
  /** Checks state, nonce, PKCE, signature, issuer, audience, tenant; undefined: any of them is wrong. */
  finish(
    callbackUrl: string,
    pending: string,
  ): Promise<{ person: SignedInPerson; returnTo: string } | undefined>;
  /** A sealed session for a cookie. */
  seal(person: SignedInPerson): Promise<string>;
  /** Undefined: missing, forged, expired, or of another tenant. */
  open(session: string | undefined): Promise<SignedInPerson | undefined>;
}
