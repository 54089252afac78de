import type { z } from "zod";

export interface FieldProblem {
  /** Path of the field, `ticket.id`; empty: the whole. */
  readonly field: string;
  readonly detail: string;
}

/** What is wrong with which field, without repeating what was given there. */
export const fieldProblems = (error: z.ZodError): FieldProblem[] =>
  error.issues.map((issue) => ({ field: issue.path.map(String).join("."), detail: detailOf(issue) }));

/** Of several forms a field may have, what each of them misses. The whole is an object, wherever these are asked for. */
function detailOf(issue: z.core.$ZodIssue): string {
  if (issue.path.length === 0 && issue.code === "invalid_type") return "is no JSON object";
  if (issue.code !== "invalid_union") return issue.message;
  const details = issue.errors.flat().map((inner) => inner.message);
  return details.length > 0 ? [...new Set(details)].join("; or: ") : issue.message;
}

/** One line for each, for whoever looks at what was rejected. */
export const problemText = (problems: readonly FieldProblem[]): string =>
  problems.map(({ field, detail }) => (field ? `${field}: ${detail}` : detail)).join("\n");
