import { personIn, type Method } from "../cast.ts";
import type { Case } from "./case.ts";
import { deletable } from "./deletable.ts";
import { followedDefault } from "./followed-default.ts";
import { passesTold } from "./pass.ts";
import type { Plan } from "./plan.ts";

export interface Removed {
  /** What the directory lets go, and what it lets go once the subject has chosen another default. */
  readonly atFirst: readonly Method[];
  readonly later: readonly Method[];
  readonly asksForAnother: boolean;
  /** All removals are proven together, by lists that show none of them. */
  readonly proof: "verified" | "open";
  /** Nothing went after the last revocation. */
  readonly isRevokedLast: boolean;
  /** Undefined: nobody needs any. */
  readonly passes: ReturnType<typeof passesTold> | undefined;
}

/** What becomes of the removals of a plan, and of the way back. */
export function removedBy(one: Case, { goes, handsOverPass }: Plan): Removed {
  const { file, subject } = one;
  const atFirst = deletable(file, personIn(file, subject), goes);
  const { asksForAnother, later } = followedDefault(one, goes, atFirst);
  const isGone = atFirst.length + later.length === goes.length;
  const passes = handsOverPass ? passesTold(one, isGone) : undefined;
  return {
    ...{ atFirst, later, asksForAnother, passes },
    // What was registered before the first proof may be anybody's, as far as that proof goes.
    proof: isGone && (later.length === 0 || !passes?.left.length) ? "verified" : "open",
    isRevokedLast: later.length === 0 || !passes?.made,
  };
}
