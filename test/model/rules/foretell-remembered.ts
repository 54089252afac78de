import { z } from "zod";
import type { AtOnce } from "./at-once.ts";
import type { Case } from "./case.ts";
import type { Foretold } from "./foretold.ts";
import { weakestOf } from "./weakest-of.ts";

const isSwitchedOff = z.object({ isEnabled: z.literal(false) });

/** Nothing is removed; what browsers remember stays for a person, unless the tenant lets none remember. */
export function foretellRemembered({ file }: Case, contained: AtOnce): Foretold {
  const remembered = file.mfaServicePolicy?.["rememberMfaOnTrustedDevice"];
  const rest = isSwitchedOff.safeParse(remembered).success ? "not-applicable" : "open";
  const steps = [...contained.steps, `check-remembered-devices: ${rest}`];
  return { kind: "completed", codes: [], ...contained, steps, status: weakestOf(steps) };
}
