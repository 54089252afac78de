import type { StepView } from "./case-view.ts";

/**
 * Whether the methods of the plan were read back as gone and nothing else was found: the removal may have ended with some
 * left.
 */
export const isRemovalProven = (steps: readonly StepView[]): boolean =>
  steps.some(({ name, status }) => name === "check-methods-gone" && status === "verified");
