import type { CaseNews, Turn } from "../../domain/case-news.ts";
import type { Dictionary } from "../locales/en.ts";
import { managerName } from "../names.ts";

type Task = Extract<Turn, "default-wanted" | "new-phone-wanted" | "activation-wanted">;

/** What only the subject can do, how, and that nothing has to be reported back. */
export function taskParagraphs(turn: Task, { record }: CaseNews, dictionary: Dictionary): string[] {
  const { news: text, words } = dictionary;
  switch (turn) {
    case "default-wanted":
      return [text.defaultWanted, text.defaultHow, text.defaultThen];
    case "new-phone-wanted": {
      const then = text.newPhoneThen(managerName(record, dictionary));
      return [text.newPhoneWanted, text.newPhoneHow, text.newPhoneKeep, then];
    }
    case "activation-wanted": {
      const wanted = text.activationWanted(record.request.token?.serial ?? words.unknown);
      return [wanted, text.activationHow, text.activationThen];
    }
  }
}
