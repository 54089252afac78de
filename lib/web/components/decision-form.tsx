import { longestReason, type Answer } from "../../domain/approval.ts";
import type { Dictionary } from "../locales/en.ts";

/** One field at fault, by its id, and what is wrong with it; ids are prefixed by the verdict. */
export interface FormProblem {
  readonly field: "reason" | "confirm";
  readonly says: string;
}

interface Props {
  readonly action: string;
  /** Of the stage and the situation that is decided about. */
  readonly text: Dictionary["approval"];
  readonly verdict: Answer;
  readonly token: string;
  readonly subjectName: string;
  /** What was typed before, kept when the form is shown again. */
  readonly typed: { readonly reason: string; readonly isConfirmed: boolean };
  readonly problems: readonly FormProblem[];
}

const wordsOf = (verdict: Answer, text: Dictionary["approval"]) =>
  ({
    approved: { heading: text.approveHeading, hint: null, button: text.approve },
    denied: { heading: text.denyHeading, hint: text.denyHint, button: text.deny },
    attack: { heading: text.attackHeading, hint: text.attackHint, button: text.attack },
  })[verdict];

/** A form of its own for each answer, so that no stray key decides; without any script. */
export function DecisionForm({ action, text, verdict, token, subjectName, typed, problems }: Props) {
  const isApproval = verdict === "approved";
  const says = wordsOf(verdict, text);
  const reasonProblem = problems.find(({ field }) => field === "reason");
  const confirmProblem = problems.find(({ field }) => field === "confirm");
  const [reasonId, confirmId] = [`${verdict}-reason`, `${verdict}-confirm`];
  return (
    <form method="post" action={action} class={`decision ${verdict}`} noValidate>
      <h2>{says.heading}</h2>
      {says.hint !== null && <p>{says.hint}</p>}
      <input type="hidden" name="verdict" value={verdict} />
      <input type="hidden" name="token" value={token} />
      {isApproval && (
        <div class="field">
          <Problem id={`${confirmId}-problem`} problem={confirmProblem} />
          <label class="check">
            <input
              type="checkbox"
              id={confirmId}
              name="confirm"
              value="yes"
              required
              checked={typed.isConfirmed}
              {...describedBy(confirmProblem && `${confirmId}-problem`)}
            />
            <span>{text.confirm(subjectName)}</span>
          </label>
        </div>
      )}
      <div class="field">
        <label for={reasonId}>{text.reason}</label>
        <p class="hint" id={`${reasonId}-hint`}>
          {text.reasonHint}
        </p>
        <Problem id={`${reasonId}-problem`} problem={reasonProblem} />
        <textarea
          id={reasonId}
          name="reason"
          rows={3}
          maxLength={longestReason}
          required
          {...describedBy(`${reasonId}-hint`, reasonProblem && `${reasonId}-problem`)}
        >
          {typed.reason}
        </textarea>
      </div>
      <button class={isApproval ? "primary" : "secondary"}>{says.button}</button>
    </form>
  );
}

function Problem({ id, problem }: { readonly id: string; readonly problem: FormProblem | undefined }) {
  return problem ? (
    <p class="problem" id={id}>
      {problem.says}
    </p>
  ) : null;
}

/** `problem`: undefined where the field is right. */
function describedBy(first: string | undefined, problem?: string) {
  const ids = [first, problem].filter((id) => id !== undefined);
  const isWrong = ids.some((id) => id.endsWith("-problem"));
  return { "aria-describedby": ids.join(" ") || undefined, "aria-invalid": isWrong ? true : undefined };
}
