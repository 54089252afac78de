import type { CaseNews, Turn } from "../../domain/case-news.ts";
import { isRemovalProven } from "../../domain/removal-proven.ts";
import type { Dictionary } from "../locales/en.ts";

/** What is told of a pass; never its code, which no mail and no ticket ever sees. */
export function passParagraphs(
  turn: Extract<Turn, `pass-${string}`>,
  { record, steps }: CaseNews,
  { news: text, words }: Dictionary,
): string[] {
  switch (turn) {
    case "pass-ready": {
      const holders = record.policy.pass.handOverBy.map((holder) => text.holders[holder]);
      return [
        isRemovalProven(steps) ? text.passReady : text.passReadyUnproven,
        text.passReadyNow,
        text.passReadyWho(holders.join(words.listJoin)),
        text.passReadyHow,
      ];
    }
    case "pass-handed-over":
      return [text.passHandedOver, text.passHandedOverSelf];
    case "pass-unused":
      return [text.passUnused];
  }
}

/** To whoever is asked: that a pass would be handed over after the removal. */
export function plannedPass({ record }: CaseNews, { news: text, pass }: Dictionary): string[] {
  const planned = record.triage?.plan?.pass;
  return planned ? [text.wouldHandOver(pass.lifetime(planned.lifetimeMinutes, planned.isUsableOnce))] : [];
}
