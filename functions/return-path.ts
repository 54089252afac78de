const ownPage = /^\/(?:cases(?:\/[a-z0-9-]+)?|approvals\/[A-Za-z0-9_-]+)(?:\?lang=(?:ja|en))?$/;

/** Where to go after signing in: one of this site's pages and nothing else, so that no mail can send people elsewhere. */
export const returnPath = (asked: string | null): string =>
  asked !== null && ownPage.test(asked) ? asked : "/cases";
