/** The ticket systems that open cases and are told of each turn. */
import type { CaseNews } from "../domain/case-news.ts";

export interface Tickets {
  /** An internal comment; false: this source has no way back (the queue). `key` makes a repeated comment recognisable. */
  tell(ticket: { source: string; id: string; key: string; news: CaseNews }): Promise<boolean>;
}
