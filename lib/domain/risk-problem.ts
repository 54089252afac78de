import type { Policy } from "./policy.ts";
import type { RefusalCode } from "./refusal-code.ts";
import type { SubjectFacts } from "./subject-facts.ts";

/**
 * Why nothing is removed from, or handed out to, an account that may be in other hands as a whole; null: nothing speaks
 * against it.
 */
export function riskProblem(
  { isAtHighRisk }: SubjectFacts,
  { stopsAtHighRisk }: Policy,
): Extract<RefusalCode, "high-user-risk" | "user-risk-unread"> | null {
  if (!stopsAtHighRisk || isAtHighRisk === false) return null;
  return isAtHighRisk === true ? "high-user-risk" : "user-risk-unread";
}
