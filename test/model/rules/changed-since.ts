import { cast } from "../cast.ts";
import type { Foretold } from "./foretold.ts";

/**
 * After the answer not all is as it was: what speaks against the case by now ends it, or else the change alone, of which
 * security is told, since nobody knows who is behind it.
 */
export const changedSince = (problems: readonly string[]): Pick<Foretold, "kind" | "codes" | "mails"> =>
  problems.length > 0
    ? { kind: "refused", codes: problems, mails: [] }
    : { kind: "refused", codes: ["facts-changed"], mails: [cast.security] };
