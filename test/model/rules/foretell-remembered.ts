import { z } from "zod";
import type { AtOnce } from "./at-once.ts";
import type { Case } from "./case.ts";
import type { Foretold } from "./foretold.ts";
import { weakestOf } from "./weakest-of.ts";

const switchedOff = z.object({ isEnabled: z.literal(false) });

/** The tenant lets no browser remember anybody. */
export const isNobodyRemembered = ({ file }: Pick<Case, "file">): boolean =>
  switchedOff.safeParse(file.mfaServicePolicy?.["rememberMfaOnTrustedDevice"]).success;

/** Nothing is removed; what browsers remember stays for a person, unless the tenant lets none remember. */
export function foretellRemembered(one: Case, contained: AtOnce): Foretold {
  const rest = isNobodyRemembered(one) ? "not-applicable" : "open";
  const steps = [...contained.steps, `check-remembered-devices: ${rest}`];
  return { kind: "completed", codes: [], ...contained, steps, status: weakestOf(steps) };
}
