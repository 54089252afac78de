import type { CaseNews, Turn } from "../../domain/case-news.ts";
import type { Dictionary } from "../locales/en.ts";
import { managerName } from "../names.ts";

type Task = Extract<Turn, "default-wanted" | "new-phone-wanted" | "activation-wanted" | "number-wanted">;

/** What only a person can do, how, and that nothing has to be reported back. */
export function taskParagraphs(turn: Task, { record, steps }: CaseNews, dictionary: Dictionary): string[] {
  const { codes, news: text, words } = dictionary;
  switch (turn) {
    case "default-wanted":
      return [text.defaultWanted, text.defaultHow, text.defaultThen];
    case "new-phone-wanted": {
      const then = text.newPhoneThen(managerName(record, dictionary));
      return [text.newPhoneWanted, text.newPhoneHow, text.newPhoneKeep, then];
    }
    case "activation-wanted": {
      const assigned = text.activationWanted(record.request.token?.serial ?? words.unknown);
      const isProven = steps.some(({ name, status }) => name === "assign-token" && status === "verified");
      return [
        isProven ? assigned : codes["token-not-read-back"].says,
        text.activationHow,
        text.activationThen,
      ];
    }
    case "number-wanted":
      return [text.numberWanted, text.numberHow, text.numberNever];
  }
}
