import type { CaseNews } from "../../domain/case-news.ts";

/** What to write: the ticket it is about, the key that makes a repeat recognisable, and the words. */
export interface Comment {
  readonly id: string;
  readonly key: string;
  readonly news: CaseNews;
  readonly text: string;
}

/** The words and, in a line of its own, the key: the same comment written twice shows the same key twice. */
export const withKey = ({ text, key }: Comment): string => `${text}\n\n[mfa-remediation ${key}]`;
