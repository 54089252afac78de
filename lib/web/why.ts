import type { StepView } from "../domain/case-view.ts";
import { deletionsIn, type DeletionsSeen } from "../domain/deletions-seen.ts";
import { knownCode } from "../domain/refusal-code.ts";
import type { Dictionary } from "./locales/en.ts";
import type { CodeText } from "./locales/en/case-codes.ts";

/** Why a step is where it is; where no code says it, what its status means. Deletions that a log shows are counted. */
export function why({ because, status, evidence }: StepView, { codes, words }: Dictionary): CodeText {
  const { says, route } =
    because === null ? { says: words.statuses[status].meaning, route: null } : codes[knownCode(because)];
  const seen = deletionsIn(evidence);
  return { says: seen ? words.deletionsSeen(says, whose(seen, words)) : says, route };
}

function whose(
  { byAdministrators, byTheSubject, byNobodyNamed }: DeletionsSeen,
  { deletionsBy, listJoin }: Dictionary["words"],
): string {
  const tails = [...new Set(byAdministrators)].map((id) => id.slice(-4));
  const parts = [
    byAdministrators.length > 0 && deletionsBy.administrators(byAdministrators.length, tails.join(listJoin)),
    byTheSubject > 0 && deletionsBy.theSubject(byTheSubject),
    byNobodyNamed > 0 && deletionsBy.nobodyNamed(byNobodyNamed),
  ];
  return parts.filter((one) => one !== false).join(listJoin);
}
