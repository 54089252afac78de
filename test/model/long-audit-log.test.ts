/** An audit log of more pages than Graph gives in ten seconds. */
import { play } from "./play.ts";
import type { Played } from "./played.ts";
import { caseOf, scriptOf } from "./row.ts";

/** One row a page; each app password was made a day before the next, so that the log of the last days tells of it. */
function withPages(pages: number): Promise<Played> {
  const tenant: Parameters<typeof caseOf>[0]["tenant"] = (file, subject) => {
    file.variants.pageSize = 1;
    subject.appPasswords = Array.from({ length: pages }, (_, at) => ({
      name: `Mail ${at}`,
      createdDaysAgo: 1 + at / 100,
    }));
  };
  return play(scriptOf(caseOf({ name: "", situation: "lost-phone", ends: "", tenant })));
}

/** Of the log from before the case, as they were asked for; what came since is looked at again and again. */
const pagesFromBefore = ({ served, view }: Played): string[] =>
  served
    .filter(({ path, status }) => path.endsWith("/directoryAudits") && status === 200)
    .map(({ query }) => JSON.stringify(query))
    .filter((query) => (/activityDateTime ge (\S+)/.exec(query)?.[1] ?? "") < view.record.openedAt);
const evidenceOf = ({ view }: Played, step: string) =>
  view.timeline.map(({ record }) => record).find((one) => one.step === step && one.type === "end")?.outcome;

test("a log of 24 pages is read whole, each page once, at the pace that Graph asks for", async () => {
  const played = await withPages(24);
  expect(evidenceOf(played, "check-profile")).toMatchObject({ result: "ended", status: "read" });
  expect(evidenceOf(played, "read-mfa-hints")).toMatchObject({ result: "ended", evidence: { created: 24 } });
  expect(played.view.record.ending).toMatchObject({ kind: "completed" });
  const pages = pagesFromBefore(played);
  // Twice for the manager, once for the hints.
  expect(pages.length).toBeGreaterThanOrEqual(3 * 24);
  expect(new Set(pages).size).toBe(pages.length);
  expect(played.unsound).toEqual([]);
});

test("a log that does not end is not taken for one that tells of nothing", async () => {
  const played = await withPages(60);
  expect(evidenceOf(played, "check-profile")).toMatchObject({ code: "manager-change-unread" });
  expect(played.view.record.ending).toMatchObject({ kind: "refused", code: "manager-change-unread" });
  expect(played.unsound).toEqual([]);
});
