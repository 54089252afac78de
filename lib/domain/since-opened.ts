import { methodKey } from "./method.ts";
import type { SubjectFacts } from "./subject-facts.ts";

/** The facts with what was not listed when the case was opened marked as new. */
export function sinceOpened(facts: SubjectFacts, seenFirst: readonly string[] | undefined): SubjectFacts {
  if (!seenFirst) return facts;
  const methods = facts.methods.map((method) =>
    seenFirst.includes(methodKey(method)) ? method : { ...method, isNew: true as const },
  );
  return { ...facts, methods };
}
