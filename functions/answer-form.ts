import type { HttpRequest } from "@azure/functions";
import { answer, longestReason, type Answer } from "../lib/domain/approval.ts";
import type { FormProblem } from "../lib/web/components/decision-form.tsx";
import { dictionaries } from "../lib/web/dictionaries.ts";
import type { Language } from "../lib/web/language.ts";
import { readForm } from "./read-form.ts";
import { sentReason } from "./sent-reason.ts";

export interface AnswerForm {
  readonly verdict: Answer;
  readonly token: string;
  readonly reason: string;
  readonly isConfirmed: boolean;
}

/** What was sent; whatever is missing, too long or not a form at all comes out as missing fields, which decide nothing. */
export async function readAnswerForm(request: HttpRequest): Promise<AnswerForm> {
  const fields = await readForm(request);
  return {
    verdict: answer.safeParse(fields.get("verdict")).data ?? "denied",
    token: fields.get("token") ?? "",
    reason: sentReason(fields),
    isConfirmed: fields.get("confirm") === "yes",
  };
}

/** In the order of the fields. */
export function problemsOf({ verdict, reason, isConfirmed }: AnswerForm, language: Language): FormProblem[] {
  const { approval: text } = dictionaries[language];
  const problems: FormProblem[] = [];
  if (verdict === "approved" && !isConfirmed) problems.push({ field: "confirm", says: text.confirmMissing });
  if (reason === "") problems.push({ field: "reason", says: text.reasonMissing });
  if (reason.length > longestReason)
    problems.push({ field: "reason", says: text.reasonTooLong(reason.length) });
  return problems;
}
