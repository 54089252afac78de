import { z } from "zod";
import type { StepView } from "./case-view.ts";
import { knownCode, type RefusalCode } from "./refusal-code.ts";

const said = z.object({ because: z.string() });
const looked = z.object({ present: z.array(z.string()), cleanLists: z.number() });

/** Why a step is where it is, from its code or else from its evidence; null where the status says it all. */
export function becauseOf(step: StepView): RefusalCode | null {
  if (step.because !== null) return knownCode(step.because);
  const saying = said.safeParse(step.evidence);
  if (saying.success) return knownCode(saying.data.because);
  if (step.name !== "check-methods-gone" || step.status !== "open") return null;
  const look = looked.safeParse(step.evidence);
  if (!look.success) return "not-proven-yet";
  if (look.data.present.length > 0) return "still-listed";
  return look.data.cleanLists === 1 ? "one-clean-list" : "not-proven-yet";
}
