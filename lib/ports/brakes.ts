/** The one brake of the tenant, and the brakes there were. */
import type { Brake, Lifting } from "../domain/brake.ts";

export interface Brakes {
  /** Undefined: no brake is on. */
  current(): Promise<Brake | undefined>;
  /** Puts it on unless one is on already; the one that is on now. */
  pull(brake: Brake): Promise<Brake>;
  /** Takes off that very brake; false: it is not on any more. */
  lift(brake: Brake, lifting: Lifting): Promise<boolean>;
  /** Newest first, at most `limit`. */
  past(limit: number): Promise<readonly { readonly brake: Brake; readonly lifting: Lifting }[]>;
}
