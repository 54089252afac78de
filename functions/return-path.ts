const query = String.raw`(?:\?lang=(?:ja|en))?$`;
const reading = new RegExp(`^/cases(?:/[a-z0-9-]+)?${query}`);
const ofCase = "cases/[a-z0-9-]+/(?:pass|app-passwords|number|objection)";
const deciding = new RegExp(`^/(?:brake|approvals/[A-Za-z0-9_-]+|${ofCase})${query}`);

/** Where to go after signing in: one of this site's pages and nothing else, so that no mail can send people elsewhere. */
export const returnPath = (asked: string | null): string =>
  asked !== null && (reading.test(asked) || deciding.test(asked)) ? asked : "/cases";

/** Something is decided, attested or handed out there: people prove anew who they are. */
export const asksForRecentSignIn = (path: string): boolean => deciding.test(path);
